import Reach
import Testing

/// Two lists of one courier differ by the courier's own codes.
@Suite struct PlaceListDifferenceTests {
    private static func line(
        _ code: String, _ name: String = "Xã Một", parent: String = "Quảng Ngãi"
    ) -> CourierPlaceLine {
        CourierPlaceLine(code: code, name: name, parentName: parent)
    }

    @Test func `equal lists differ in nothing, whatever their order`() {
        let lines = [Self.line("1"), Self.line("2", "Xã Hai")]
        let difference = PlaceListDifference(from: lines, to: lines.reversed())
        #expect(difference == PlaceListDifference(from: [], to: []))
    }

    @Test func `a new name or a new parent under the same code is a change`() {
        let before = [Self.line("1"), Self.line("2"), Self.line("3")]
        let after = [Self.line("1", "Xã Mốt"), Self.line("2", parent: "Gia Lai"), Self.line("4")]
        let difference = PlaceListDifference(from: before, to: after)
        #expect(difference.changed.map(\.code) == ["1", "2"])
        #expect(difference.added.map(\.code) == ["4"])
        #expect(difference.removed.map(\.code) == ["3"])
    }
}
