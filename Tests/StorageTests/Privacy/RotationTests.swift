internal import Foundation
internal import Market
internal import Reach
@testable internal import Storage
internal import TestSupport
import Testing

/// A new key while others read and write.
@Suite struct RotationTests {
    private static func keys(_ folder: StoreFolder) throws -> [String] {
        try KeyFile(path: folder.file("personal.keys")).read()?.ids ?? []
    }

    private static func sealedWith(_ store: Store) async throws -> Set<String> {
        try await store.read { session in
            Set(
                try session.sql.query(
                    """
                    SELECT key_id AS key FROM receiver
                    UNION SELECT sealed_by FROM idempotency UNION SELECT sealed_by FROM courier_hook
                    """, []
                ).map { try $0.text("key") })
        }
    }

    private static func fill(_ store: Store) async throws {
        try await store.addParcels(30)
        try await store.write { session in
            let answer = RememberedAnswer(
                requestHash: [], status: 200, etag: nil, location: nil, body: [7])
            for number in 0..<450 {
                try session.remember(answer, key: "k\(number)", of: "ky_1", at: 1)
            }
            _ = try session.insert(PartnerSamples.partner("ghn"))
            try session.keep(
                KeptHook(
                    id: "ch_1", partner: PartnerSamples.partner("ghn").code,
                    digest: Digest.sha256([1]), contentType: nil, body: [1], heardAt: 1))
        }
    }

    @Test func `every row is sealed anew, and the old key leaves the file`() async throws {
        try await StoreSamples.with { store, folder in
            try await Self.fill(store)
            let before = try Self.keys(folder)
            let key = try await store.rotatePersonalKeys()
            #expect(!before.contains(key))
            #expect(try Self.keys(folder) == [key])
            #expect(try await Self.sealedWith(store) == [key])
            let again = try Store(path: folder.file("vuonxa.sqlite"))
            try await again.read { session throws in
                #expect(try session.order(OrderID("or_030"))?.buyer == MarketSamples.buyer())
                #expect(try session.rememberedAnswer(key: "k7", of: "ky_1")?.body == [7])
                #expect(try session.orderCount(ofPhone: "0987654321", since: 0) == 30)
            }
            try await again.close()
        }
    }

    @Test func `a program that runs meanwhile reads and seals with the new key at once`()
        async throws
    {
        try await StoreSamples.with { running, folder in
            try await running.addParcels(2)
            let other = try Store(path: folder.file("vuonxa.sqlite"))
            let key = try await other.rotatePersonalKeys()
            try await other.close()
            #expect(
                try await running.read { try $0.order(OrderID("or_002"))?.buyer }
                    == MarketSamples.buyer())
            try await running.add(
                MarketSamples.order("or_3", parcels: [MarketSamples.parcel("pk_3")]))
            #expect(try await Self.sealedWith(running) == [key])
        }
    }

    @Test func `a rotation that was broken off goes on with the key that it had made`()
        async throws
    {
        try await StoreSamples.with { store, folder in
            try await Self.fill(store)
            // As if it had died after the first rows: the keys changed, few rows did.
            let ring = try #require(try KeyFile(path: folder.file("personal.keys")).read())
            let secret = [UInt8](repeating: 9, count: Cipher.keyBytes)
            try KeyFile(path: folder.file("personal.keys")).replace(
                with: ring.adding(secret, as: "pk_new"))
            try await store.write { session in
                try session.sql.execute(
                    "UPDATE personal_key SET state = 'former' WHERE state = 'current'", [])
                try session.insert(
                    PersonalKey(
                        id: "pk_new", state: .current,
                        proof: Keyring.proof(of: secret, id: "pk_new")))
                _ = try session.reseal(SealedTable.all[0], after: [""], limit: 7)
            }
            #expect(try await Self.sealedWith(store).count == 2)
            let again = try Store(path: folder.file("vuonxa.sqlite"))
            #expect(try await again.rotatePersonalKeys() == "pk_new")
            #expect(try await Self.sealedWith(again) == ["pk_new"])
            #expect(try Self.keys(folder) == ["pk_new"])
            try await again.close()
        }
    }

    @Test func `two rotations at once are refused`() async throws {
        try await StoreSamples.with { store, folder in
            let file = KeyFile(path: folder.file("personal.keys"))
            try await file.locked { () async throws -> Void in
                _ = await #expect(throws: StoreError.personalKeysBusy(file.path)) {
                    try await store.rotatePersonalKeys()
                }
            }
        }
    }
}
