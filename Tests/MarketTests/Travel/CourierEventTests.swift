import Market
import Reach
import TestSupport
import Testing

/// What a courier tells is taken as it was sent, or refused with a sentence.
@Suite struct CourierEventTests {
    private static let now = TravelSamples.placedAt + 86_400_000

    private func report(
        _ event: CourierEvent, goods: [PackedLine] = TravelSamples.goods
    ) throws(FieldProblems) -> ShipmentReport {
        try event.report(
            by: TravelSamples.courier, placedAt: TravelSamples.placedAt, goods: goods,
            now: Self.now)
    }

    private func problems(of event: CourierEvent) -> [String] {
        do throws(FieldProblems) {
            _ = try report(event)
            return []
        } catch {
            return error.all.map { "\($0.field) \($0.code.rawValue)" }
        }
    }

    @Test func `a report says all that the event says`() throws {
        var event = CourierEvent(.inTransit, rawStatus: "LH 12", at: Self.now - 1)
        event.place = " Kho Đà Nẵng "
        event.reasonCode = "R1"
        event.reason = "Trễ xe"
        event.collected = Money(vnd: 5)
        event.weightGrams = 7
        let report = try report(event)
        #expect(report.meaning == .status(.inTransit))
        #expect(report.rawStatus == "LH 12")
        #expect(report.at == Self.now - 1)
        #expect(report.place == "Kho Đà Nẵng")
        #expect([report.reasonCode, report.reason] == ["R1", "Trễ xe"])
        #expect(report.collected == Money(vnd: 5))
        #expect(report.weightGrams == 7)
        #expect(report.flags.isEmpty)
    }

    @Test func `a word alone has no meaning, and no word at all is refused`() throws {
        let word = CourierEvent(nil, rawStatus: "kỳ lạ", at: Self.now)
        #expect(try report(word).meaning == .unmapped)
        #expect(problems(of: CourierEvent(nil, at: Self.now)) == ["status missing"])
    }

    @Test func `the same id is the same event, and without one the word and its time are`() throws {
        var first = CourierEvent(.pickedUp, at: Self.now - 2)
        var second = CourierEvent(.pickedUp, at: Self.now - 1)
        #expect(try report(first).dedupKey != report(second).dedupKey)
        #expect(try report(first).dedupKey == report(first).dedupKey)
        first.eventID = "e1"
        second.eventID = "e1"
        #expect(try report(first).dedupKey == report(second).dedupKey)
    }

    @Test(
        arguments: [
            (-300_000, []), (-300_001, ["at out_of_range"]), (86_700_000, []),
            (86_700_001, ["at out_of_range"]),
        ] as [(Int64, [String])])
    func `a time is neither before the order nor still to come`(
        after placed: Int64, wanted: [String]
    ) {
        let event = CourierEvent(.pickedUp, at: TravelSamples.placedAt + placed)
        #expect(problems(of: event) == wanted)
    }

    @Test(
        arguments: [
            ([(1, 1)], []), ([(1, 2), (2, 0)], []), ([(1, 3)], ["lines[0].quantity out_of_range"]),
            ([(3, 1)], ["lines[0].line not_allowed"]), ([(0, 1)], ["lines[0].line not_allowed"]),
            ([(1, 1), (1, 1)], ["lines[1].line not_allowed"]),
            ([(.min, 1)], ["lines[0].line not_allowed"]),
            ([(.max, 1)], ["lines[0].line not_allowed"]),
            ([(1, .min)], ["lines[0].quantity out_of_range"]),
        ] as [([(Int, Int)], [String])])
    func `handed over lines are lines of the parcel, each once`(
        lines: [(Int, Int)], wanted: [String]
    ) throws {
        var event = CourierEvent(.delivered, at: Self.now)
        event.delivered = lines.map { DeliveredLine(line: $0.0, quantity: $0.1) }
        #expect(problems(of: event) == wanted)
        if wanted.isEmpty { #expect(try report(event).flags == [.partial]) }
    }

    @Test func `everything that is wrong is said at once`() {
        var event = CourierEvent(nil, at: 0)
        event.place = String(repeating: "x", count: 301)
        event.collected = Money(vnd: -1)
        event.weightGrams = 0
        #expect(
            Set(problems(of: event)) == [
                "status missing", "at out_of_range", "place too_long",
                "collected_vnd out_of_range", "weight_g out_of_range",
            ])
    }
}
