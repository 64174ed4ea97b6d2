internal import Market
internal import Reach
@testable internal import Storage
internal import TestSupport
import Testing

/// What is kept of producers comes back as it was, and secrets are under lock.
@Suite struct ProducerStoringTests {
    private static let secrets = ProducerSecrets(
        representative: Secret("Nguyễn Văn Mẫu"),
        bankAccount: BankAccount(
            bank: "Ngân hàng Mẫu", number: Secret("0123456789"), holder: Secret("NGUYEN VAN MAU")))

    private static func whole() -> Producer {
        var producer = MarketSamples.producer("pr_9") {
            $0.legalForm = .cooperativeUnion
            $0.website = "https://lyson.vn"
            $0.foundedYear = 2_019
            $0.workers = 12
            $0.localWorkersPercent = 90
        }
        producer.identity = .verified
        producer.fieldAges = FieldAges().noting(["name", "phone"], at: 2)
        producer.version = 2
        producer.closures = [
            Closure(
                id: "cl_1", from: MarketSamples.today,
                until: MarketSamples.today.advanced(by: 3), reason: .holiday,
                note: "Nghỉ \"lễ\" \\ 2/9"),
            Closure(
                id: "cl_2", from: MarketSamples.today, until: nil, reason: .foodSafety,
                legalGround: "Công văn 12"),
        ]
        return producer
    }

    @Test func `a producer with everything comes back as it was, inserted or edited`()
        async throws
    {
        try await StoreSamples.with { store in
            let producer = Self.whole()
            try await store.write { try $0.insert(producer, at: 1) }
            #expect(try await store.read { try $0.producer(producer.id) } == producer)
            let edited = Self.edited(producer)
            try await store.write { try $0.update(edited, at: 2) }
            #expect(try await store.read { try $0.producer(edited.id) } == edited)
        }
    }

    private static func edited(_ producer: Producer) -> Producer {
        var edited = producer
        edited.version = 3
        edited.closures.removeFirst()
        edited.fieldAges = producer.fieldAges.noting(["email"], at: 3)
        edited.mergedInto = ProducerID("pr_1")
        return edited
    }

    @Test func `an edit by a program that keeps no ages leaves them unknown`() async throws {
        try await StoreSamples.with { store in
            try await store.write { session in
                try session.insert(Self.whole(), at: 1)
                try session.sql.execute(
                    "UPDATE producer SET version = 3, name = 'khác' WHERE id = 'pr_9'", [])
            }
            let found = try await store.read { try $0.producer(ProducerID("pr_9")) }
            let ages = try #require(found).fieldAges
            #expect(!ages.reaches(back: 2) && ages.reaches(back: 3))
        }
    }

    @Test func `those with closures are found page by page`() async throws {
        try await StoreSamples.with { store in
            try await store.write { try $0.insert(Self.whole(), at: 1) }
            func page(_ after: String) async throws -> [String] {
                try await store.read { session in
                    try session.producersWithClosures(after: ProducerID(after), limit: 2)
                        .map(\.id.text)
                }
            }
            #expect(try await page("") == ["pr_9"])
            #expect(try await page("pr_9") == [])
        }
    }

    @Test func `the representative and the account are sealed, for one producer only`()
        async throws
    {
        try await StoreSamples.with { store in
            try await store.write { session in
                try session.insert(Self.whole(), at: 1)
                try session.set(Self.secrets, of: ProducerID("pr_9"))
            }
            let found = try await store.read { try $0.secrets(of: ProducerID("pr_9")) }
            #expect(found == Self.secrets)
            let sealed = try await store.read { session in
                try session.sql.first("SELECT sealed FROM producer_secret", [])?.bytes("sealed")
            }
            let bytes = try #require(sealed)
            for text in ["0123456789", "NGUYEN VAN MAU", "Nguyễn Văn Mẫu"] {
                #expect(bytes.firstRange(of: Array(text.utf8)) == nil)
            }
            try await store.write { session in
                try session.set(ProducerSecrets(), of: ProducerID("pr_9"))
            }
            #expect(try await store.read { try $0.secrets(of: ProducerID("pr_9")) }.isEmpty)
        }
    }

    @Test func `a mandate comes back as it was, and only while it holds`() async throws {
        try await StoreSamples.with { store in
            let mandate = Mandate(
                id: MandateID("md_1"), producer: ProducerID("pr_9"), helper: "ky_h",
                scopes: [.stock, .orders], lastDay: MarketSamples.today, grantedBy: "ky_o",
                witnessedBy: "Trần Văn Mẫu", grantedAt: 5)
            try await store.write { session in
                try session.insert(Self.whole(), at: 1)
                try session.insert(
                    StoredKey(
                        id: "ky_h", role: .helper, scope: .everything, label: "", createdAt: 1),
                    hash: Digest.sha256("h".utf8))
                try session.insert(mandate)
            }
            func held(_ offset: Int) async throws -> [Mandate] {
                try await store.read {
                    try $0.mandates(
                        ofHelper: "ky_h", on: MarketSamples.today.advanced(by: offset))
                }
            }
            #expect(try await held(0) == [mandate])
            #expect(try await held(1) == [])
            #expect(try await store.write { try $0.revoke(mandate.id, at: 9) })
            #expect(try await held(0) == [])
            #expect(try await !store.write { try $0.revoke(mandate.id, at: 10) })
            #expect(try await store.read { try $0.mandate(mandate.id) }?.revokedAt == 9)
        }
    }
}
