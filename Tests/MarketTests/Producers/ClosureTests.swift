internal import Market
internal import Reach
internal import TestSupport
import Testing

/// Seasons and suspensions, laid over a producer day by day.
@Suite struct ClosureTests {
    private static let today = MarketSamples.today
    private static func day(_ offset: Int) -> Day { today.advanced(by: offset) }

    private static func season(
        _ from: Int, _ until: Int?, id: String = "cl_1", _ reason: ClosureReason = .harvestOver
    ) -> Closure {
        Closure(id: id, from: day(from), until: until.map(day), reason: reason)
    }

    private static func suspension(
        _ from: Int, _ until: Int?, id: String = "cl_s",
        _ reason: ClosureReason = .authorityRequest
    ) -> Closure {
        Closure(
            id: id, from: day(from), until: until.map(day), reason: reason,
            legalGround: "Công văn 12/CV")
    }

    @Test(arguments: ProducerState.allCases, [false, true])
    func `a producer is open unless it is suspended, merged away, or a closure holds`(
        _ state: ProducerState, _ isMerged: Bool
    ) {
        var producer = MarketSamples.producer(state: state)
        producer.mergedInto = isMerged ? ProducerID("pr_2") : nil
        producer.closures = [Self.season(2, 5)]
        let isOpen = (0...6).map { producer.isOpen(on: Self.day($0)) }
        let may = state == .active && !isMerged
        #expect(isOpen == [true, true, false, false, false, true, true].map { $0 && may })
    }

    @Test func `a suspension without an end holds until it is lifted`() throws {
        var producer = try MarketSamples.producer().closing(
            Self.suspension(0, nil), on: Self.today)
        #expect(!producer.isOpen(on: Self.day(3_000)))
        producer = try producer.lifting("cl_s", on: Self.day(3))
        #expect(
            [0, 1, 2, 3].map { producer.isOpen(on: Self.day($0)) } == [
                false, false, false, true,
            ])
        #expect(throws: ClosureError.over("cl_s")) {
            try producer.lifting("cl_s", on: Self.day(3))
        }
    }

    @Test(arguments: [0, 4])
    func `a closure that never held a whole day leaves no trace in the days`(_ begin: Int) throws {
        let producer = try MarketSamples.producer().closing(
            Self.season(begin, 9), on: Self.today)
        #expect(try producer.lifting("cl_1", on: Self.today).closures.isEmpty)
    }

    @Test(arguments: 0..<6, 1..<7)
    func `two of one kind never hold on one day, a suspension may lie over a season`(
        _ from: Int, _ until: Int
    ) throws {
        guard from < until else { return }
        let first = try MarketSamples.producer().closing(
            Self.season(2, 4, id: "cl_0"), on: Self.today)
        let shares = !Set(from..<until).isDisjoint(with: 2..<4)
        let second = Self.season(from, until)
        #expect(second.overlaps(first.closures[0]) == shares)
        #expect((try? first.closing(second, on: Self.today)) != nil || shares)
        if shares {
            #expect(throws: ClosureError.overlaps(first.closures[0])) {
                try first.closing(second, on: Self.today)
            }
        }
        #expect(throws: Never.self) {
            try first.closing(Self.suspension(from, until), on: Self.today)
        }
    }

    @Test(arguments: ClosureReason.allCases)
    func `every reason says why in both languages and has its days of notice`(
        _ reason: ClosureReason
    ) {
        #expect(reason.sentence.vietnamese.hasSuffix(".") && reason.sentence.english.hasSuffix("."))
        let closure = Closure(
            id: "cl_1", from: Self.day(reason.noticeDays), until: Self.day(20), reason: reason,
            note: "ghi chú", legalGround: reason.kind == .suspension ? "Điều 24" : nil)
        #expect(throws: Never.self) {
            try MarketSamples.producer().closing(closure, on: Self.today)
        }
        let early = Closure(
            id: "cl_1", from: Self.day(reason.noticeDays - 1), until: Self.day(20),
            reason: reason, note: "ghi chú",
            legalGround: reason.kind == .suspension ? "Điều 24" : nil)
        let refused = #expect(throws: FieldProblems.self) {
            try MarketSamples.producer().closing(early, on: Self.today)
        }
        #expect(refused?.all.map(\.field) == ["from"])
    }

    @Test func `what is wrong with a closure is named by its field`() {
        func fields(_ closure: Closure) -> [String] {
            do {
                _ = try MarketSamples.producer().closing(closure, on: Self.today)
                return []
            } catch let error as FieldProblems {
                return error.all.map(\.field)
            } catch { return ["\(error)"] }
        }
        #expect(fields(Self.season(0, nil)) == ["until"])
        #expect(fields(Self.season(0, 0)) == ["until"])
        #expect(fields(Self.season(0, 366)) == [] && fields(Self.season(0, 367)) == ["until"])
        #expect(fields(Self.season(367, 368)) == ["from"])
        #expect(fields(Self.season(0, 5, .otherSeason)) == ["note"])
        var noGround = Self.suspension(0, 5)
        noGround = Closure(
            id: "x", from: noGround.from, until: noGround.until, reason: noGround.reason)
        #expect(fields(noGround) == ["legal_ground"])
        #expect(
            fields(
                Closure(
                    from: Self.day(0), until: Self.day(2), reason: .holiday, legalGround: "x"))
                == ["legal_ground"])
    }

    @Test func `a turn is the midnight at which it begins or ends`() {
        let closure = Self.season(2, 5)
        let turns = (0...6).filter { closure.turns(within: Self.day($0)...Self.day($0)) }
        #expect(turns == [2, 5])
        #expect(closure.turns(within: Self.day(3)...Self.day(6)))
        #expect(!closure.turns(within: Self.day(3)...Self.day(4)))
    }

    @Test func `of several the one that ends last is shown`() {
        var producer = MarketSamples.producer()
        producer.closures = [Self.season(0, 9), Self.suspension(0, 3)]
        #expect(producer.closure(on: Self.today)?.id == "cl_1")
        producer.closures.append(Self.suspension(0, nil, id: "cl_open"))
        #expect(producer.closure(on: Self.today)?.id == "cl_open")
        #expect(producer.closure(on: Self.day(-1)) == nil)
    }
}
