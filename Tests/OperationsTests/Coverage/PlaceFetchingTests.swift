internal import Couriers
internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import Synchronization
internal import TestSupport
import Testing

/// A courier's list comes from the courier itself, whole or not at all.
@Suite struct PlaceFetchingTests {
    private static let courier = CoverageSamples.courier("a")

    /// GHN's list of one province, as the test writes it.
    private final class Lists: CourierTransport {
        private let wards: Mutex<String>
        private let calls = Mutex(0)

        init(_ wards: String) {
            self.wards = Mutex(wards)
        }

        func rewrite(_ text: String) {
            wards.withLock { $0 = text }
        }

        func send(_ request: CourierRequest) async throws(TransportError) -> CourierReply {
            calls.withLock { $0 += 1 }
            let isProvinces = request.url.contains("province/all")
            let text = wards.withLock { $0 }
            if text == "cut", !isProvinces { throw .interrupted("reset") }
            let items =
                isProvinces
                ? #"{"_id":251,"name":"Quảng Ngãi","status":1}"#
                : text.split(separator: ";").map { ward in
                    let parts = ward.split(separator: "=")
                    return #"{"_id":\#(parts[0]),"name":"\#(parts[1])","status":1}"#
                }.joined(separator: ",")
            let body = #"{"code":200,"message":"Success","data":[\#(items)]}"#
            return CourierReply(status: 200, body: Array(body.utf8))
        }
    }

    private static func with(
        _ body: (DeskHouse, PlaceCodeDesk) async throws -> Void
    ) async throws {
        try await CourierHouse.with(knowsPlaces: false) { house in
            try await body(house.desks, PlaceCodeDesk(house: house.desks.house))
        }
    }

    private static func codes(_ desks: DeskHouse) async throws -> [String] {
        try await desks.store.read { session in
            try session.placeCodes(
                PlaceCodeQuery(courier: courier, system: .new, limit: 100)
            ).map { "\($0.entry.line.code) \($0.entry.line.name)" }
        }
    }

    @Test func `the list is put in force, and the next one tells what has changed`() async throws {
        try await Self.with { desks, desk in
            let lists = Lists("101=Xã Ba Tơ;102=Đặc khu Lý Sơn")
            let first = try await desk.fetch(
                Self.courier, over: lists, dryRun: false, by: DeskHouse.admin)
            #expect((first.report.lines, first.report.confirmed) == (2, 2))
            #expect(first.difference.added.map(\.code) == ["101", "102"])
            lists.rewrite("102=Lý Sơn;103=Xã Ba Vì")
            let tried = try await desk.fetch(
                Self.courier, over: lists, dryRun: true, by: DeskHouse.admin)
            #expect(try await Self.codes(desks) == ["101 Xã Ba Tơ", "102 Đặc khu Lý Sơn"])
            let second = try await desk.fetch(
                Self.courier, over: lists, dryRun: false, by: DeskHouse.admin)
            #expect(tried == second)
            #expect(second.difference.added.map(\.name) == ["Xã Ba Vì"])
            #expect(second.difference.removed.map(\.name) == ["Xã Ba Tơ"])
            #expect(second.difference.changed.map(\.name) == ["Lý Sơn"])
            #expect(try await Self.codes(desks) == ["102 Lý Sơn", "103 Xã Ba Vì"])
        }
    }

    @Test(arguments: ["cut", ""])
    func `a list that breaks off or is empty leaves the one before`(_ text: String) async throws {
        try await Self.with { desks, desk in
            let lists = Lists("101=Xã Ba Tơ")
            _ = try await desk.fetch(
                Self.courier, over: lists, dryRun: false, by: DeskHouse.admin)
            lists.rewrite(text)
            await #expect(throws: PlaceCodeDesk.FetchFailure.self) {
                _ = try await desk.fetch(
                    Self.courier, over: lists, dryRun: false, by: DeskHouse.admin)
            }
            #expect(try await Self.codes(desks) == ["101 Xã Ba Tơ"])
        }
    }

    @Test func `a courier without a partner has nobody to ask`() async throws {
        try await Self.with { _, desk in
            let other = CoverageSamples.courier("b")
            await #expect(throws: PlaceCodeDesk.FetchFailure.noPartner(other)) {
                _ = try await desk.fetch(
                    other, over: Lists(""), dryRun: false, by: DeskHouse.admin)
            }
        }
    }
}
