internal import GRDB
internal import Market
internal import Reach
@testable internal import Storage
internal import TestSupport
import Testing

/// Entries of annexes of the fourth release as the fifth reads them, and drafts beside them.
@Suite struct AnnexMigrationTests {
    private static func write(to path: String) throws {
        var configuration = GRDB.Configuration()
        configuration.foreignKeysEnabled = false
        let file = try DatabaseQueue(path: path, configuration: configuration)
        try file.writeWithoutTransaction { connection in
            try connection.execute(sql: "PRAGMA journal_mode = WAL")
            try Migration.run([.first, .second, .third, .fourth], on: connection)
            try connection.execute(
                sql: """
                    INSERT INTO annex_entry (id, producer_id, product, folded, product_set, star,
                        decision_number, decision_day, issuer, kind, created_at)
                    VALUES ('ax_1', 'pr_1', 'Hành tím', 'hanh tim', 10, 4, '1898/QĐ-UBND',
                        '2025-08-15', 'UBND', 'first', 7)
                    """)
        }
        try file.close()
    }

    @Test func `they wait as before, and nobody knows how the annex wrote their producer`()
        async throws
    {
        try await StoreFolder.with { folder in
            let path = folder.file("vuonxa.sqlite")
            try Self.write(to: path)
            let store = try Store(path: path)
            let entry = try await store.read { try $0.annexEntry(AnnexEntryID("ax_1")) }
            #expect(entry?.producerName == "" && entry?.commune == nil && entry?.listing == nil)
            #expect(entry?.claim.star == 4 && entry?.set == 10)
            try await store.close()
        }
    }

    @Test func `a draft of which little is known is stored and read as it is`() async throws {
        try await StoreFolder.with { folder in
            let store = try Store(path: folder.file("vuonxa.sqlite"))
            try await store.write { session in
                try session.replacePlaces(CoverageSamples.places)
                try session.insert(MarketSamples.producer("pr_1"), at: 0)
                try session.upsert(
                    ProductSet(number: 10, name: "", group: "", sector: "", sectorName: ""))
            }
            for (id, set) in [("ls_1", nil), ("ls_2", 10)] {
                let draft = Listing(
                    id: ListingID(id), producer: ProducerID("pr_1"),
                    offer: Offer(ofDecision: "Hành tím", set: set), stock: 0, updatedAt: 1)
                try await store.write { try $0.insert(draft) }
                #expect(try await store.read { try $0.listing(draft.id) } == draft)
                var said = draft
                said.offer.price = Money(vnd: 1_000)
                said.offer.packedWeightGrams = 200_000
                try await store.write { [said] in try $0.update(said) }
                #expect(try await store.read { try $0.listing(draft.id) } == said)
            }
            // The set that stands for none is nobody's choice.
            let sets = try await store.read { try $0.productSets().map(\.number) }
            #expect(sets == [10])
            try await store.close()
        }
    }
}
