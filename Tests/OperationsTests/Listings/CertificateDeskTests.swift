internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Claimed, confirmed, revoked.
@Suite struct CertificateDeskTests {
    private func claim(
        _ desks: DeskHouse, by caller: Caller = DeskHouse.producer,
        _ change: (inout CertificateClaim) -> Void = { _ in }
    ) async throws -> CertificateID {
        let answer = try await desks.certificates.claim(
            MarketSamples.claim(change), for: ListingID("ls_1"), by: caller, once: .free,
            render: Answer.of)
        return CertificateID(answer.text)
    }

    private func confirm(
        _ id: CertificateID, _ desks: DeskHouse, by caller: Caller = DeskHouse.officer
    ) async throws {
        _ = try await desks.certificates.confirm(id, by: caller, once: .free, render: Answer.of)
    }

    private func revoke(
        _ id: CertificateID, from day: String, _ desks: DeskHouse, note: String = "Thu hồi"
    ) async throws {
        _ = try await desks.certificates.revoke(
            id, from: CoverageSamples.day(day), ground: .failedReassessment, note: note,
            by: DeskHouse.officer, once: .free, render: Answer.of)
    }

    private func star(_ desks: DeskHouse) async throws -> Int? {
        try await desks.listings.find(ListingID("ls_1"), for: nil).certificate?.claim.star
    }

    @Test func `a claim shows no star until an officer confirms it`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let id = try await claim(desks)
            #expect(try await star(desks) == nil)
            try await confirm(id, desks)
            #expect(try await star(desks) == 4)
            #expect(try await desks.listing()?.feedVersion == 2)
        }
    }

    @Test func `the same decision and star claimed again is the same certificate`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let first = try await claim(desks)
            let again = try await claim(desks) { $0.issuer = "UBND tỉnh" }
            let upgrade = try await claim(desks) { $0.star = 5 }
            #expect(first == again && first != upgrade)
        }
    }

    @Test func `a revoked star is gone from its day on, and stays gone`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await desks.add(MarketSamples.certificate())
            let id = CertificateID("ct_1")
            try await revoke(id, from: "2026-10-09", desks)
            #expect(try await star(desks) == 4)
            desks.clock.set(CoverageSamples.day("2026-10-09").startUTCMilliseconds)
            #expect(try await star(desks) == nil)
            await #expect(throws: CertificateError.alreadyRevoked(id)) {
                try await revoke(id, from: "2026-12-01", desks)
            }
            await #expect(throws: CertificateError.alreadyRevoked(id)) {
                try await confirm(id, desks)
            }
        }
    }

    @Test func `a note with hidden characters is refused by its field`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await desks.add(MarketSamples.certificate())
            let refused = await #expect(throws: FieldProblems.self) {
                try await revoke(
                    CertificateID("ct_1"), from: "2026-10-07", desks, note: "a\u{202E}b")
            }
            #expect(refused?.all.map(\.field) == ["note"])
            #expect(try await star(desks) == 4)
        }
    }

    @Test func `only the producer claims, and only the area's officers decide`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            await #expect(throws: AccessError.outOfScope) {
                try await claim(desks, by: DeskHouse.officer)
            }
            let id = try await claim(desks)
            let elsewhere = KeyScope.commune(CoverageSamples.commune("21484"))
            for caller in [DeskHouse.producer, MarketSamples.caller(.officer, elsewhere)] {
                await #expect(throws: AccessError.outOfScope) {
                    try await confirm(id, desks, by: caller)
                }
            }
            await #expect(throws: CertificateError.notFound(CertificateID("ct_9"))) {
                try await confirm(CertificateID("ct_9"), desks)
            }
        }
    }
}
