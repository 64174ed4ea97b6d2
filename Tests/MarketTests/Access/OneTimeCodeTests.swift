internal import Market
internal import TestSupport
import Testing

/// Codes that people type from a slip of paper.
@Suite struct OneTimeCodeTests {
    private static let bytes = (0..<20).map { UInt8($0 * 7 + 3) }

    @Test func `a code is twenty letters in groups of four and reads back`() throws {
        let code = try #require(OneTimeCode(random: Self.bytes))
        #expect(code.written.split(separator: "-").map(\.count) == [4, 4, 4, 4, 4])
        #expect(OneTimeCode(typed: code.written) == code)
        #expect(code.written.hasPrefix(code.finder.prefix(4)))
        #expect("\(code)".contains("***") && !"\(code.secret)".contains(code.secret.text))
    }

    @Test func `case, spaces, hyphens and look-alike letters do not matter`() throws {
        let code = try #require(OneTimeCode(random: Array(repeating: 0, count: 19) + [1]))
        #expect(code.written == "0000-0000-0000-0000-0001")
        #expect(OneTimeCode(typed: "oO00 0000 0000-0000 000l") == code)
        #expect(OneTimeCode(typed: "0000000000000000000I") == code)
    }

    @Test(arguments: [
        "", "0000", "0000-0000-0000-0000-000", "0000-0000-0000-0000-00001",
        "0000-0000-0000-0000-000U", "0000-0000-0000-0000-000é",
    ])
    func `anything else is no code`(_ text: String) {
        #expect(OneTimeCode(typed: text) == nil)
    }

    @Test func `every letter counts for the hash`() throws {
        let hashes = try (0..<20).map { index in
            var bytes = Self.bytes
            bytes[index] ^= 1
            return try #require(OneTimeCode(random: bytes)).hash
        }
        #expect(Set(hashes + [OneTimeCode(random: Self.bytes)?.hash ?? []]).count == 21)
    }

    @Test func `a ticket is open until it is used, taken back, locked or over`() {
        func ticket(_ change: (inout CodeTicket) -> Void = { _ in }) -> CodeTicket.State {
            var ticket = CodeTicket(
                id: "oc_1", finder: "0000000", hash: [], producer: ProducerID("pr_1"),
                purpose: .claim, member: .owner, label: "", madeBy: "k", madeAt: 0, expiresAt: 10)
            change(&ticket)
            return ticket.state(at: 9)
        }
        #expect(ticket() == .open)
        #expect(ticket { $0.wrongTries = 4 } == .open)
        #expect(ticket { $0.wrongTries = 5 } == .locked)
        #expect(ticket { $0.redeemedAt = 5 } == .redeemed)
        #expect(
            ticket {
                $0.withdrawnAt = 5; $0.redeemedAt = 5
            } == .withdrawn)
    }

    @Test func `it is over at the instant at which it expires`() {
        let ticket = CodeTicket(
            id: "oc_1", finder: "0000000", hash: [], producer: ProducerID("pr_1"),
            purpose: .claim, member: .owner, label: "", madeBy: "k", madeAt: 0, expiresAt: 10)
        #expect([9, 10].map(ticket.state) == [.open, .expired])
    }

    @Test(arguments: MemberRole.allCases)
    func `a producer never loses its last owner`(_ role: MemberRole) {
        let alone: [String: MemberRole] = ["a": .owner, "b": .editor]
        let two: [String: MemberRole] = ["a": .owner, "b": .owner]
        func refused(_ members: [String: MemberRole], _ next: MemberRole?) -> MemberError? {
            do {
                try Membership.demandOwner(among: members, after: "a", becomes: next)
                return nil
            } catch { return error }
        }
        #expect(refused(alone, role) == (role == .owner ? nil : .lastOwner))
        #expect(refused(alone, nil) == .lastOwner)
        #expect(refused(two, role) == nil && refused(two, nil) == nil)
        #expect(refused(["b": .owner], nil) == .notFound("a"))
    }
}
