import Market
import TestSupport
import Testing

/// The state that follows from what was heard, whatever the order in which it was heard.
@Suite struct ParcelHistoryTests {
    private static func report(
        _ key: String, _ status: ParcelStatus?, at: Int64?, heard: Int64? = nil,
        confirmed: Bool = true
    ) -> KeptReport {
        ShipmentSamples.report(key, status, at: at, heard: heard, confirmed: confirmed)
    }

    private static let way = [
        report("1", .created, at: 10), report("2", .pickedUp, at: 20),
        report("3", .inTransit, at: 30), report("4", .deliveryFailed, at: 40),
        report("5", .outForDelivery, at: 50), report("6", .delivered, at: 60),
    ]

    @Test func `nothing heard is no state`() {
        #expect(ParcelHistory([]).status == nil)
        #expect(!ParcelHistory([]).needsAttention)
    }

    @Test(arguments: 1...6)
    func `the last of the way is the state`(_ count: Int) {
        let history = ParcelHistory(Array(Self.way.prefix(count)))
        #expect(history.status == Self.way[count - 1].status)
        #expect(history.entries.allSatisfy { $0.standing == .counted })
    }

    @Test(arguments: UInt64(1)...50)
    func `the same reports in any order give the same history`(_ seed: UInt64) {
        var dice = CoverageDice(seed: seed)
        var late = Self.way + [Self.report("7", .inTransit, at: 70), Self.report("8", nil, at: 15)]
        let expected = ParcelHistory(late)
        for index in late.indices.reversed() {
            late.swapAt(index, dice.number(0...index))
        }
        let found = ParcelHistory(late)
        #expect(found == expected, "seed \(seed)")
        #expect(found.status == .delivered, "seed \(seed)")
    }

    @Test func `jumps are allowed`() {
        let history = ParcelHistory([
            Self.report("1", .created, at: 10), Self.report("2", .delivered, at: 20),
        ])
        #expect(history.status == .delivered)
    }

    @Test func `a late report stands in its place and does not move the state back`() {
        let history = ParcelHistory([
            Self.report("1", .outForDelivery, at: 50), Self.report("2", .pickedUp, at: 20),
        ])
        #expect(history.status == .outForDelivery)
        #expect(history.entries.map(\.kept.report.dedupKey) == ["2", "1"])
    }

    @Test func `a final state stays, and what contradicts it is marked and shown to people`() {
        let history = ParcelHistory([
            Self.report("1", .delivered, at: 50), Self.report("2", .inTransit, at: 60),
            Self.report("3", .returned, at: 40),
        ])
        #expect(history.status == .delivered)
        #expect(history.entries.map(\.standing) == [.afterFinal, .counted, .afterFinal])
        #expect(history.needsAttention)
    }

    @Test func `a later word that is no end alone does not call people`() {
        let history = ParcelHistory([
            Self.report("1", .delivered, at: 50), Self.report("2", .inTransit, at: 60),
        ])
        #expect(!history.needsAttention)
    }

    @Test func `an unmapped word keeps the state and calls people`() {
        let history = ParcelHistory([
            Self.report("1", .pickedUp, at: 10), Self.report("2", nil, at: 20),
        ])
        #expect(history.status == .pickedUp)
        #expect(history.needsAttention)
        #expect(history.entries.last?.standing == .unmapped)
    }

    @Test func `an end that only a call told counts once a read confirms it`() {
        let hint = Self.report("1", .delivered, at: 50, confirmed: false)
        let before = ParcelHistory([Self.report("0", .inTransit, at: 40), hint])
        #expect(before.status == .inTransit)
        #expect(before.entries.last?.standing == .hint)
        let after = ParcelHistory([
            Self.report("0", .inTransit, at: 40), hint, Self.report("r", .delivered, at: 55),
        ])
        #expect(after.status == .delivered)
    }

    @Test func `a read overrules the hints that came before it, and later hints go on`() {
        let forged = Self.report("1", .returning, at: 900, confirmed: false)
        let read = Self.report("2", .inTransit, at: 40)
        #expect(ParcelHistory([forged, read]).status == .inTransit)
        let next = Self.report("3", .outForDelivery, at: 60, confirmed: false)
        #expect(ParcelHistory([forged, read, next]).status == .outForDelivery)
    }

    @Test func `a clock that runs ahead does not reach the future`() {
        let ahead = Self.report("1", .pickedUp, at: 9_000, heard: 100)
        let next = Self.report("2", .inTransit, at: 150, heard: 160)
        #expect(ParcelHistory([ahead, next]).status == .inTransit)
    }

    @Test func `what has no time counts from when it was heard`() {
        let first = Self.report("1", .pickedUp, at: 10, heard: 20)
        let second = Self.report("2", .inTransit, at: nil, heard: 30)
        #expect(ParcelHistory([first, second]).status == .inTransit)
    }

    @Test(arguments: [ParcelStatus.lost, .damaged, .exception])
    func `a bad end calls people`(_ status: ParcelStatus) {
        #expect(ParcelHistory([Self.report("1", status, at: 10)]).needsAttention)
    }
}
