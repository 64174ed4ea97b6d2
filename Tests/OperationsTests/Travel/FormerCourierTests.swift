internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// A courier that has lost a parcel to another one still tells what became of what it holds.
@Suite struct FormerCourierTests {
    private typealias Turns = AssignmentDeskTests

    private static func tell(
        _ status: ParcelStatus, of id: ParcelID, as courier: CourierCode, in desks: DeskHouse
    ) async throws -> String {
        desks.clock.advance(seconds: 60)
        return try await TravelDesk(house: desks.house).hear(
            [CourierEvent(status, at: desks.clock.now)], isBatch: false, of: id,
            by: Turns.caller(courier), once: .free,
            render: { heard in
                let words = "\(heard.verdicts.count) \(heard.status?.rawValue ?? "nothing")"
                return Answer(status: 200, body: Array(words.utf8))
            }
        ).text
    }

    private static func history(_ id: ParcelID, in desks: DeskHouse) async throws -> ParcelHistory {
        try await desks.store.read { ParcelHistory(try $0.reports(of: id)) }
    }

    @Test func `its words are kept, change nothing of the next courier's way, and tell it nothing`()
        async throws
    {
        try await Turns.withParcel { desks, id in
            _ = try await Turns.accept(id, as: Turns.a, in: desks)
            _ = try await Self.tell(.pickedUp, of: id, as: Turns.a, in: desks)
            try await desks.name("b", for: id)
            _ = try await Turns.accept(id, as: Turns.b, in: desks)
            _ = try await Self.tell(.inTransit, of: id, as: Turns.b, in: desks)
            #expect(try await Self.tell(.returned, of: id, as: Turns.a, in: desks) == "1 nothing")
            let history = try await Self.history(id, in: desks)
            #expect(history.status == .inTransit)
            let last = try #require(history.entries.last)
            #expect(last.standing == .former && last.kept.courier == Turns.a)
            #expect(last.kept.status == .returned)
            // What it told in its own turn stays what it was.
            #expect(history.entries.first?.standing == .counted)
            let journey = try await desks.store.read { try $0.journey(of: id) }
            #expect(journey?.status == .inTransit && journey?.endedAt == nil)
            #expect(try await desks.attention(.reports) == [])
        }
    }

    @Test func `goods that it still holds are shown to people until it brings them back`()
        async throws
    {
        try await Turns.withParcel { desks, id in
            _ = try await Turns.accept(id, as: Turns.a, in: desks)
            try await desks.name("b", for: id)
            _ = try await Self.tell(.pickedUp, of: id, as: Turns.a, in: desks)
            #expect(try await desks.attention(.reports) == [id])
            _ = try await Self.tell(.returned, of: id, as: Turns.a, in: desks)
            #expect(try await desks.attention(.reports) == [])
        }
    }

    @Test func `while another is only asked its words stay those of a former courier`()
        async throws
    {
        try await Turns.withParcel { desks, id in
            try await Turns.reject(id, as: Turns.a, in: desks)
            #expect(try await Self.tell(.returned, of: id, as: Turns.a, in: desks) == "1 nothing")
            #expect(try await Self.history(id, in: desks).status == nil)
            #expect(try await Turns.accept(id, as: Turns.b, in: desks) == "accepted")
        }
    }

    @Test func `one that was only asked, and one that never was, may tell nothing`() async throws {
        try await Turns.withParcel { desks, id in
            try await Turns.reject(id, as: Turns.a, in: desks)
            try await Turns.reject(id, as: Turns.b, in: desks)
            try await desks.name("a", for: id)
            await #expect(throws: AssignmentError.over(id, .rejected)) {
                _ = try await Self.tell(.returned, of: id, as: Turns.b, in: desks)
            }
            let stranger = CoverageSamples.courier("c")
            await #expect(throws: ShipmentError.notFound(id)) {
                _ = try await Self.tell(.returned, of: id, as: stranger, in: desks)
            }
        }
    }
}
