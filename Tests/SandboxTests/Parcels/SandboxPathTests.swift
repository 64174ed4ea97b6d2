import Testing

@testable import Sandbox

/// The timetables that parcels follow.
@Suite struct SandboxPathTests {
    @Test(arguments: SandboxPath.allCases)
    func `hours only grow, and every path but one ends`(_ path: SandboxPath) {
        let hours = path.steps.map(\.hours)
        #expect(hours == hours.sorted())
        #expect(Set(hours).count == hours.count)
        #expect((path.steps.last?.stage.isFinal ?? false) == (path != .still))
    }

    @Test func `the same code always takes the same path, and an island always the boat`() {
        let paths = (0..<400).map { SandboxPath.usual(for: "pc_\($0)", isIsland: false) }
        #expect(paths == (0..<400).map { SandboxPath.usual(for: "pc_\($0)", isIsland: false) })
        #expect(Set(paths) == [.plain, .redelivered, .refused, .latePickup])
        #expect(SandboxPath.usual(for: "pc_1", isIsland: true) == .island)
    }

    @Test func `the boat waits for the sea`() {
        let stages = SandboxPath.island.steps.map(\.stage)
        #expect(stages.contains(.waitingForBoat))
        #expect(SandboxPath.island.steps.contains { $0.reason == .weather })
    }

    @Test func `a shelf forgets the oldest, and keeps what it may`() throws {
        var shelf = SandboxShelf()
        for index in 0...SandboxShelf.most {
            shelf.add(
                SandboxParcel(
                    number: "n\(index)", code: "c\(index)", at: 0, load: SandboxLoad(),
                    path: .still, pace: 1))
        }
        #expect(shelf.all.count == SandboxShelf.most)
        #expect(shelf["n0"] == nil)
        #expect(shelf[code: "c0"] == nil)
        #expect(shelf[code: "c1"]?.number == "n1")
    }

    @Test(
        arguments: [
            (1_250, "1.25"), (2_000, "2"), (1, "0.001"), (600, "0.6"), (0, "0"),
        ] as [(Int64, String)])
    func `grams are written as kilograms without errors`(_ grams: Int64, _ text: String) {
        #expect(Kilograms.text(grams) == text)
        #expect(Double(text).flatMap(Kilograms.grams) == grams)
    }

    @Test func `instants are written in the time of Viet Nam`() {
        #expect(SandboxTime.slashed(1_795_316_400_000) == "22/11/2026 10:00:00")
        #expect(SandboxTime.offset(1_795_316_400_000) == "2026-11-22T10:00:00+07:00")
        #expect(SandboxTime.isSlashed("22/11/2026 10:00:00"))
        #expect(!SandboxTime.isSlashed("31/02/2026 10:00:00"))
        #expect(!SandboxTime.isSlashed("22/11/2026 24:00:00"))
    }
}
