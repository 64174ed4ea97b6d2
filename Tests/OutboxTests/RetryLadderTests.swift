import Outbox
import Testing

/// The waits between attempts, as data and as a function.
@Suite struct RetryLadderTests {
    private let ladder = RetryLadder.standard

    @Test(
        arguments: [
            (0, 0), (1, 5_000), (2, 300_000), (3, 1_800_000), (4, 7_200_000), (5, 18_000_000),
            (6, 36_000_000), (7, 50_400_000), (8, 72_000_000), (9, 86_400_000),
        ] as [(Int, Int64)])
    func `the rungs are those of the contract`(_ rung: Int, _ milliseconds: Int64) {
        #expect(ladder.wait(rung: rung, random: 0) == milliseconds)
    }

    @Test func `past the last rung there is no wait`() {
        #expect(ladder.wait(rung: 10, random: 0) == nil)
        #expect(ladder.wait(rung: 10, retryAfterSeconds: 5, random: 0) == nil)
    }

    @Test func `jitter stretches and never shortens`() {
        #expect(ladder.wait(rung: 1, random: 0.5) == 5_500)
        #expect(ladder.wait(rung: 1, random: 1) == 6_000)
        #expect(ladder.wait(rung: 1, random: -3) == 5_000)
        #expect(ladder.wait(rung: 1, random: 99) == 6_000)
    }

    @Test func `the partner's wish is the least that is waited, within a day`() {
        #expect(ladder.wait(rung: 1, retryAfterSeconds: 60, random: 0.5) == 60_000)
        #expect(ladder.wait(rung: 2, retryAfterSeconds: 60, random: 0) == 300_000)
        #expect(ladder.wait(rung: 1, retryAfterSeconds: .max, random: 0) == 86_400_000)
        #expect(ladder.wait(rung: 1, retryAfterSeconds: -9, random: 0) == 5_000)
    }
}
