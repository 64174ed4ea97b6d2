internal import Market
internal import Reach
internal import TestSupport
import Testing

/// What a buyer is told of a booth that is closed for a season, and of no other.
@Suite struct SeasonTests {
    private static let today = MarketSamples.today

    private static func season(_ from: Int, _ until: Int, id: String = "cl_1") -> Closure {
        Closure(
            id: id, from: today.advanced(by: from), until: today.advanced(by: until),
            reason: .harvestOver)
    }

    private static func suspension(_ from: Int, _ until: Int?) -> Closure {
        Closure(
            id: "cl_9", from: today.advanced(by: from), until: until.map(today.advanced(by:)),
            reason: .foodSafety, legalGround: "Điều 1")
    }

    private static func producer(
        _ closures: [Closure], state: ProducerState = .active
    ) -> Producer {
        var producer = MarketSamples.producer(state: state)
        producer.closures = closures
        return producer
    }

    /// The closures, whether a season alone closes today, and how many days it still takes.
    static let cases: [(closures: [Closure], isSeason: Bool, opensIn: Int?)] = [
        ([], false, nil),
        ([season(-1, 5)], true, 5),
        ([season(0, 1)], true, 1),
        ([season(1, 5)], false, nil),
        ([season(-5, 0)], false, nil),
        // One that begins on the day on which another ends keeps it closed.
        ([season(-1, 5), season(5, 9, id: "cl_2")], true, 9),
        ([season(-1, 5), season(6, 9, id: "cl_2")], true, 5),
        ([suspension(-1, 5)], false, 5),
        ([suspension(-1, nil)], false, nil),
        ([season(-1, 5), suspension(-1, 3)], false, 5),
        ([season(-1, 3), suspension(-1, 7)], false, 7),
        // A suspension that is announced for later is none today, but keeps it closed then.
        ([season(-1, 5), suspension(4, 8)], true, 8),
        ([season(-1, 5), suspension(4, nil)], true, nil),
    ]

    @Test(arguments: cases)
    func `a season is what alone keeps it closed, and it opens when nothing holds any more`(
        _ closures: [Closure], _ isSeason: Bool, _ opensIn: Int?
    ) {
        let producer = Self.producer(closures)
        #expect((producer.season(on: Self.today) != nil) == isSeason)
        let opens = producer.opens(after: Self.today)
        #expect(opens == opensIn.map(Self.today.advanced(by:)))
        if let opens {
            #expect(producer.isOpen(on: opens) && !producer.isOpen(on: opens.advanced(by: -1)))
        }
    }

    @Test func `who is suspended without days, or merged away, has no season`() {
        let suspended = Self.producer([Self.season(-1, 5)], state: .suspended)
        var merged = Self.producer([Self.season(-1, 5)])
        merged.mergedInto = ProducerID("pr_2")
        for producer in [suspended, merged] {
            #expect(producer.season(on: Self.today) == nil)
            #expect(producer.opens(after: Self.today) == nil)
        }
    }
}
