import Market
import Reach
import TestSupport
import Testing

/// What a courier may say of a parcel, and when.
@Suite struct AssignmentDecidingTests {
    private static let parcel = MarketSamples.parcel("pk_1")

    private static func turn(
        _ state: AssignmentState, decideBy: Int64? = 100
    ) -> Assignment {
        var turn = Assignment(of: parcel, at: 0, decideBy: decideBy)
        turn.state = state
        return turn
    }

    @Test(arguments: [AssignmentState.assigned, .offered])
    func `who was asked may say yes or no in time`(_ state: AssignmentState) throws {
        let yes = try Self.turn(state).accepted(at: 99)
        #expect(yes.state == .accepted && yes.decidedAt == 99)
        let no = try Self.turn(state).rejected(because: .tooHeavy, note: "40 kg", at: 99)
        #expect(no.state == .rejected && no.reason == .tooHeavy && no.note == "40 kg")
    }

    @Test(arguments: [AssignmentState.assigned, .offered])
    func `an answer after the time is refused, noted or not`(_ state: AssignmentState) throws {
        #expect(throws: AssignmentError.over(Self.parcel.id, .expired)) {
            try Self.turn(state).accepted(at: 100)
        }
        #expect(throws: AssignmentError.over(Self.parcel.id, .expired)) {
            try Self.turn(state).rejected(because: .other, note: "", at: 100)
        }
        #expect(Self.turn(state).lapsed(at: 99) == nil)
        #expect(Self.turn(state).lapsed(at: 100)?.state == .expired)
    }

    @Test func `without a time limit nothing lapses`() throws {
        let turn = Self.turn(.assigned, decideBy: nil)
        #expect(turn.lapsed(at: .max) == nil)
        #expect(try turn.accepted(at: .max).state == .accepted)
    }

    @Test func `saying the same again changes nothing, saying otherwise is refused`() throws {
        let yes = try Self.turn(.assigned).accepted(at: 5)
        #expect(try yes.accepted(at: 1_000) == yes)
        #expect(throws: AssignmentError.over(Self.parcel.id, .accepted)) {
            try yes.rejected(because: .other, note: "", at: 6)
        }
        let no = try Self.turn(.assigned).rejected(because: .tooLarge, note: "", at: 5)
        #expect(try no.rejected(because: .other, note: "x", at: 1_000) == no)
        #expect(throws: AssignmentError.over(Self.parcel.id, .rejected)) {
            try no.accepted(at: 6)
        }
    }

    @Test(arguments: AssignmentState.allCases)
    func `a turn that has ended stays as it ended when the parcel is taken back`(
        _ state: AssignmentState
    ) {
        let ends: Set<AssignmentState> = [.rejected, .expired, .withdrawn]
        let after = Self.turn(state).withdrawn(at: 7).state
        #expect(after == (ends.contains(state) ? state : .withdrawn))
    }

    @Test func `every reason has a sentence of its own in both languages`() {
        let sentences = DeclineCode.allCases.map(\.sentence)
        #expect(Set(sentences.map(\.vietnamese)).count == sentences.count)
        #expect(Set(sentences.map(\.english)).count == sentences.count)
    }
}
