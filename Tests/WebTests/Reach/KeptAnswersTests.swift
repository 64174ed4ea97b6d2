internal import TestSupport
import Testing

@testable import Web

/// What is kept of answers stays within its bounds, and is never of another state or day.
@Suite struct KeptAnswersTests {
    private static let mostBytes = 20_000

    private func answer(bytes: Int, until: Int64 = 100) -> KeptAnswers.Answer {
        let body = [UInt8](repeating: 0x20, count: bytes)
        return KeptAnswers.Answer(
            reply: .json(body), tag: EntityTag(version: nil, body: body), trueUntil: until)
    }

    private func question(_ number: Int) -> KeptAnswers.Question {
        KeptAnswers.Question(target: "/v1/reach?n=\(number)", language: .vietnamese)
    }

    @Test func `neither the number nor the weight of what is kept grows beyond its bound`() {
        var kept = KeptAnswers(mostAnswers: 30, mostBytes: Self.mostBytes)
        var most = 0
        for number in 0..<5_000 {
            kept.keep(answer(bytes: number * 37 % 1_500), to: question(number), 1)
            #expect(kept.count <= 30 && kept.byteCount <= Self.mostBytes)
            #expect(kept.answer(to: question(number), 1, at: 0) != nil)
            most = max(most, kept.count)
        }
        #expect(most > 10, "so few are kept that the bound was never near")
    }

    @Test func `an answer given twice counts once, and the heaviest of all is not kept`() {
        var kept = KeptAnswers(mostAnswers: 30, mostBytes: Self.mostBytes)
        kept.keep(answer(bytes: 900), to: question(1), 1)
        let weight = kept.byteCount
        kept.keep(answer(bytes: 900), to: question(1), 1)
        #expect(kept.count == 1 && kept.byteCount == weight)
        kept.keep(answer(bytes: Self.mostBytes), to: question(2), 1)
        #expect(kept.answer(to: question(2), 1, at: 0) == nil && kept.byteCount == 0)
    }

    @Test func `an answer is of its own state, its own day and its own language`() {
        var kept = KeptAnswers(mostAnswers: 30, mostBytes: Self.mostBytes)
        kept.keep(answer(bytes: 10, until: 50), to: question(1), 2)
        #expect(kept.answer(to: question(1), 2, at: 49) != nil)
        #expect(kept.answer(to: question(1), 2, at: 50) == nil)
        #expect(kept.answer(to: question(1), 3, at: 0) == nil)
        let english = KeptAnswers.Question(target: "/v1/reach?n=1", language: .english)
        #expect(kept.answer(to: english, 2, at: 0) == nil)
        kept.keep(answer(bytes: 10), to: question(1), 1)
        #expect(kept.answer(to: question(1), 2, at: 0) != nil, "an older state replaced it")
        kept.keep(answer(bytes: 10), to: question(2), 3)
        #expect(kept.count == 1, "of the state before nothing is left")
    }
}
