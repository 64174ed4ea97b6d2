internal import Foundation
internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// People come into a producer by codes, and leave it at once.
@Suite struct MemberDeskTests {
    private static let id = ProducerID("pr_1")

    /// A real owner's key, and the caller that it makes.
    private func owner(_ desks: DeskHouse) async throws -> (caller: Caller, secret: String) {
        let issued = try await desks.keys.issue(
            role: .producer, for: "pr_1", label: "Chủ", by: "ky_admin")
        return (try await desks.keys.caller(of: issued.secret), issued.secret)
    }

    private func redeem(
        _ code: OneTimeCode, _ purpose: CodeTicket.Purpose = .invitation, nonce: String? = nil,
        in desks: DeskHouse
    ) async throws -> MemberDesk.Redeemed {
        try await desks.members.redeem(code.written, for: purpose, nonce: nonce)
    }

    @Test(arguments: MemberRole.allCases)
    func `an invitation makes a key of that role, once`(_ role: MemberRole) async throws {
        try await DeskHouse.with { desks async throws in
            let owner = try await owner(desks).caller
            let issued = try await desks.members.invite(
                role, label: "Kế toán", to: Self.id, by: owner)
            let made = try await redeem(issued.code, in: desks)
            let caller = try await desks.keys.caller(of: made.secret)
            #expect(caller.member == role && caller.scope == .producer(Self.id))
            #expect(caller.mayAct(for: Self.id) == (role != .viewer))
            await #expect(throws: MemberError.codeOver(.redeemed)) {
                try await redeem(issued.code, in: desks)
            }
            let roster = try await desks.members.roster(of: Self.id, by: owner)
            #expect(roster.members.map(\.id) == [owner.keyID, made.keyID])
            #expect(roster.invitations.isEmpty)
        }
    }

    @Test func `whoever asks again with the same long key gets the same answer, nobody else`()
        async throws
    {
        try await DeskHouse.with { desks async throws in
            let owner = try await owner(desks).caller
            let issued = try await desks.members.invite(
                .editor, label: "", to: Self.id, by: owner)
            let nonce = "0123456789abcdef"
            let first = try await redeem(issued.code, nonce: nonce, in: desks)
            let again = try await redeem(issued.code, nonce: nonce, in: desks)
            #expect(first.secret == again.secret && first.keyID == again.keyID)
            for other in [nil, "0123456789abcdeg", "short"] {
                await #expect(throws: MemberError.codeOver(.redeemed)) {
                    try await redeem(issued.code, nonce: other, in: desks)
                }
            }
            try await desks.members.remove(first.keyID, of: Self.id, by: owner)
            await #expect(throws: MemberError.codeOver(.redeemed)) {
                try await redeem(issued.code, nonce: nonce, in: desks)
            }
        }
    }

    @Test func `neither the code nor its key stands in the file`() async throws {
        try await DeskHouse.with { desks in
            let owner = try await owner(desks).caller
            let issued = try await desks.members.invite(
                .editor, label: "", to: Self.id, by: owner)
            let made = try await redeem(issued.code, in: desks)
            var bytes = Data()
            for name in try FileManager.default.contentsOfDirectory(atPath: desks.folder.path) {
                bytes += try Data(contentsOf: URL(fileURLWithPath: desks.folder.file(name)))
            }
            #expect(bytes.range(of: Data(issued.ticket.id.utf8)) != nil)
            let plain = issued.code.secret.text
            for secret in [plain, issued.code.written, made.secret, String(plain.dropFirst(7))] {
                #expect(bytes.range(of: Data(secret.utf8)) == nil)
            }
        }
    }

    @Test func `only owners and admins invite, change and remove`() async throws {
        try await DeskHouse.with { desks in
            let owner = try await owner(desks).caller
            let helper = Caller(
                keyID: "ky_h", role: .helper, scope: .everything,
                mandates: [Samples.mandate(Set(MandateScope.allCases))])
            let strangers =
                [MemberRole.editor, .viewer].map {
                    Caller(keyID: "ky_m", role: .producer, scope: .producer(Self.id), member: $0)
                } + [
                    helper, DeskHouse.officer, DeskHouse.storefront,
                    MarketSamples.caller(.producer, .producer(ProducerID("pr_2"))),
                ]
            for caller in strangers {
                await #expect(throws: AccessError.outOfScope) {
                    try await desks.members.invite(.viewer, label: "", to: Self.id, by: caller)
                }
                await #expect(throws: AccessError.outOfScope) {
                    try await desks.members.change(
                        owner.keyID, of: Self.id, to: .viewer, by: caller)
                }
                await #expect(throws: AccessError.outOfScope) {
                    try await desks.members.remove(owner.keyID, of: Self.id, by: caller)
                }
            }
            #expect(try await desks.members.roster(of: Self.id, by: owner).members.count == 1)
        }
    }

    @Test func `a removed member's key ends at once, and the last owner stays`() async throws {
        try await DeskHouse.with { desks async throws in
            let owner = try await owner(desks)
            let issued = try await desks.members.invite(
                .owner, label: "", to: Self.id, by: owner.caller)
            let second = try await redeem(issued.code, in: desks)
            try await desks.members.remove(owner.caller.keyID, of: Self.id, by: owner.caller)
            await #expect(throws: AccessError.unauthenticated) {
                try await desks.keys.caller(of: owner.secret)
            }
            let left = try await desks.keys.caller(of: second.secret)
            await #expect(throws: MemberError.lastOwner) {
                try await desks.members.remove(second.keyID, of: Self.id, by: left)
            }
            await #expect(throws: MemberError.lastOwner) {
                try await desks.members.change(second.keyID, of: Self.id, to: .editor, by: left)
            }
        }
    }

    @Test func `a change of role holds from the next call on`() async throws {
        try await DeskHouse.with { desks in
            let owner = try await owner(desks).caller
            let issued = try await desks.members.invite(
                .editor, label: "", to: Self.id, by: owner)
            let made = try await redeem(issued.code, in: desks)
            _ = try await desks.members.change(made.keyID, of: Self.id, to: .viewer, by: owner)
            let caller = try await desks.keys.caller(of: made.secret)
            #expect(!caller.mayAct(for: Self.id) && caller.mayRead(of: Self.id))
        }
    }

    @Test func `an invitation ends after its days, and when it is taken back`() async throws {
        try await DeskHouse.with { desks async throws in
            let owner = try await owner(desks).caller
            let late = try await desks.members.invite(.viewer, label: "", to: Self.id, by: owner)
            let back = try await desks.members.invite(.viewer, label: "", to: Self.id, by: owner)
            try await desks.members.withdraw(back.ticket.id, of: Self.id, by: owner)
            await #expect(throws: MemberError.codeOver(.withdrawn)) {
                try await redeem(back.code, in: desks)
            }
            desks.clock.advance(seconds: Int64(CodeTicket.Purpose.invitation.days) * 86_400)
            await #expect(throws: MemberError.codeOver(.expired)) {
                try await redeem(late.code, in: desks)
            }
        }
    }
}
