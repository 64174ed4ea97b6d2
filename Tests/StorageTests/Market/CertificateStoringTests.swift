internal import GRDB
internal import Market
internal import Reach
@testable internal import Storage
internal import TestSupport
import Testing

/// Certificates keep the end that was fixed, and rows of an earlier release get theirs.
@Suite struct CertificateStoringTests {
    private static func writeThird(to path: String) throws {
        var configuration = GRDB.Configuration()
        configuration.foreignKeysEnabled = false
        let file = try DatabaseQueue(path: path, configuration: configuration)
        try file.writeWithoutTransaction { connection in
            try connection.execute(sql: "PRAGMA journal_mode = WAL")
            try Migration.run([.first, .second, .third], on: connection)
            try connection.execute(
                sql: """
                    INSERT INTO certificate (id, listing_id, star, decision_number, decision_day,
                        issuer, state, revoked_from, sample_fields)
                    VALUES ('ct_1', 'ls_1', 3, '1/QĐ', '2023-08-31', 'UBND huyện', 'confirmed',
                            NULL, ''),
                        ('ct_2', 'ls_1', 4, '2/QĐ', '2024-02-29', 'UBND tỉnh', 'revoked',
                            '2025-01-01', 'star')
                    """)
        }
        try file.close()
    }

    @Test func `rows of the third release are read, and their ends are fixed at the start`()
        async throws
    {
        try await StoreFolder.with { folder in
            let path = folder.file("vuonxa.sqlite")
            try Self.writeThird(to: path)
            let store = try Store(path: path)
            let policy = CertificatePolicy(validMonths: 36)
            let before = try await store.read { try $0.certificates(of: ListingID("ls_1")) }
            #expect(before.map(\.validTo) == [nil, nil])
            #expect(before.map(\.claim.kind) == [.first, .first])
            #expect(before[1].state == .revoked(from: CoverageSamples.day("2025-01-01")))
            #expect(before[0].end(policy).text == "2026-08-31")
            #expect(try await store.write { try $0.fixCertificateEnds(policy, limit: 1) } == 1)
            #expect(try await store.write { try $0.fixCertificateEnds(policy, limit: 9) } == 1)
            #expect(try await store.write { try $0.fixCertificateEnds(policy, limit: 9) } == 0)
            let after = try await store.read { try $0.certificates(of: ListingID("ls_1")) }
            #expect(after.map(\.validTo?.text) == ["2026-08-31", "2027-02-28"])
            try await store.close()
        }
    }

    @Test func `whoever inserts, the end is fixed by the policy of that moment`() async throws {
        try await StoreSamples.with { store in
            try await store.add(MarketSamples.listing())
            try await store.write { session throws in
                #expect(try session.insert(MarketSamples.certificate("ct_1")))
                try session.set("certificate.valid_months", to: "12")
                try session.set("certificate.lapse", to: "paused")
                #expect(try session.certificatePolicy().lapse == .pause)
                #expect(try session.insert(MarketSamples.certificate("ct_2") { $0.star = 3 }))
                let ends = try session.certificates(of: ListingID("ls_1")).map(\.validTo?.text)
                #expect(ends == ["2028-08-15", "2026-08-15"])
            }
        }
    }

    @Test func `kind, criteria, ground and scan come back as they were kept`() async throws {
        try await StoreSamples.with { store in
            try await store.add(MarketSamples.listing())
            try await store.write { session throws in
                var certificate = MarketSamples.certificate {
                    ($0.kind, $0.criteria) = (.upgrade, "26/2026/QĐ-TTg")
                }.dated(by: try session.certificatePolicy())
                #expect(try session.insert(certificate))
                certificate.state = .revoked(
                    from: CoverageSamples.day("2026-01-01"), ground: .markMisused)
                certificate.scan = CertificateScan(
                    sha256: Digest.sha256([1]), contentType: "application/pdf", byteCount: 7)
                try session.update(certificate)
                #expect(try session.certificate(certificate.id) == certificate)
            }
        }
    }

    @Test func `a turn is told once: after one day, up to and with another`() async throws {
        try await StoreSamples.with { store in
            try await store.add(MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2"))
            let revoked = CertificateState.revoked(from: CoverageSamples.day("2026-03-01"))
            try await store.write { session throws in
                _ = try session.insert(MarketSamples.certificate("ct_1", of: "ls_1"))
                _ = try session.insert(
                    MarketSamples.certificate("ct_2", of: "ls_2", state: revoked))
                func turned(_ from: String, _ to: String) throws -> [String] {
                    try session.listingsTurned(
                        after: CoverageSamples.day(from), upTo: CoverageSamples.day(to)
                    ).map(\.text)
                }
                #expect(try turned("2028-08-14", "2028-08-15") == ["ls_1", "ls_2"])
                #expect(try turned("2028-08-15", "2028-08-16") == [])
                #expect(try turned("2026-02-28", "2026-03-01") == ["ls_2"])
                #expect(try turned("2026-03-01", "2026-03-02") == [])
            }
        }
    }
}
