internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Producers that nobody owns are claimed with a code on a slip of paper.
@Suite struct ClaimCodeTests {
    private static let id = ProducerID("pr_1")

    private func code(_ desks: DeskHouse) async throws -> OneTimeCode {
        try await desks.members.issueClaim(for: Self.id, label: "", by: DeskHouse.officer).code
    }

    private func claim(
        _ code: String, in desks: DeskHouse, _ purpose: CodeTicket.Purpose = .claim
    ) async throws -> MemberDesk.Redeemed {
        try await desks.members.redeem(code, for: purpose, nonce: nil)
    }

    /// The code with its last letter changed: found, and wrong.
    private func wrong(_ code: OneTimeCode) -> String {
        code.written.dropLast() + (code.written.hasSuffix("0") ? "1" : "0")
    }

    @Test func `the claimant becomes the owner, and no second one does`() async throws {
        try await DeskHouse.with { desks async throws in
            let code = try await code(desks)
            let made = try await claim(code.written.lowercased(), in: desks)
            let caller = try await desks.keys.caller(of: made.secret)
            #expect(caller.member == .owner && made.producerName == "Hợp tác xã Tỏi Lý Sơn")
            await #expect(throws: MemberError.alreadyClaimed(Self.id)) {
                try await self.code(desks)
            }
            #expect(
                try await desks.history(of: "pr_1") == ["claim_issued", "claim_redeemed"])
        }
    }

    @Test func `a newer code ends the older`() async throws {
        try await DeskHouse.with { desks async throws in
            let old = try await code(desks)
            let new = try await code(desks)
            await #expect(throws: MemberError.codeOver(.withdrawn)) {
                try await claim(old.written, in: desks)
            }
            _ = try await claim(new.written, in: desks)
        }
    }

    @Test func `an owner who came otherwise ends the code`() async throws {
        try await DeskHouse.with { desks async throws in
            let code = try await code(desks)
            _ = try await desks.keys.issue(
                role: .producer, for: "pr_1", label: "", by: "ky_admin")
            await #expect(throws: MemberError.alreadyClaimed(Self.id)) {
                try await claim(code.written, in: desks)
            }
        }
    }

    @Test func `five wrong tries lock a code, and no answer tells a code that there is`()
        async throws
    {
        try await DeskHouse.with { desks async throws in
            let code = try await code(desks)
            for _ in 0..<4 {
                await #expect(throws: MemberError.wrongCode) {
                    try await claim(wrong(code), in: desks)
                }
            }
            // Four slips are forgiven; the fifth is not.
            await #expect(throws: MemberError.wrongCode) {
                try await claim(wrong(code), in: desks)
            }
            await #expect(throws: MemberError.codeOver(.locked)) {
                try await claim(code.written, in: desks)
            }
            await #expect(throws: MemberError.wrongCode) {
                try await claim(wrong(code), in: desks)
            }
            for text in ["0000-0000-0000-0000-0000", "", "không phải mã"] {
                await #expect(throws: MemberError.wrongCode) { try await claim(text, in: desks) }
            }
        }
    }

    @Test func `four slips lock nothing`() async throws {
        try await DeskHouse.with { desks async throws in
            let code = try await code(desks)
            for _ in 0..<4 {
                await #expect(throws: MemberError.wrongCode) {
                    try await claim(wrong(code), in: desks)
                }
            }
            #expect(try await claim(code.written, in: desks).member == .owner)
        }
    }

    @Test func `a claim code is no invitation`() async throws {
        try await DeskHouse.with { desks async throws in
            let code = try await code(desks)
            await #expect(throws: MemberError.wrongCode) {
                try await claim(code.written, in: desks, .invitation)
            }
            _ = try await claim(code.written, in: desks)
        }
    }

    @Test func `of ten at once one claims`() async throws {
        try await DeskHouse.with { desks in
            let code = try await code(desks)
            let made = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<10 {
                    group.addTask { (try? await claim(code.written, in: desks)) != nil }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(made == 1)
            let members = try await desks.members.roster(of: Self.id, by: DeskHouse.admin).members
            #expect(members.count == 1)
        }
    }

    @Test func `codes are given out by officers of the area alone`() async throws {
        try await DeskHouse.with { desks in
            let elsewhere = KeyScope.commune(CoverageSamples.commune("21484"))
            for caller in [
                DeskHouse.producer, DeskHouse.storefront, MarketSamples.caller(.officer, elsewhere),
                MarketSamples.caller(.helper),
            ] {
                await #expect(throws: AccessError.outOfScope) {
                    try await desks.members.issueClaim(for: Self.id, label: "", by: caller)
                }
            }
        }
    }
}
