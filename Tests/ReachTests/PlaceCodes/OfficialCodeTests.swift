internal import Reach
internal import TestSupport
import Testing

/// A line that carries the official code is matched by it, as far as its name agrees.
@Suite struct OfficialCodeTests {
    private static let matching = PlaceMatching(places: CataloguePlaces.all, system: .new)

    private func line(_ code: String, _ name: String, _ official: String) -> CourierPlaceLine {
        CourierPlaceLine(
            code: code, name: name, parentName: "Quảng Ngãi",
            officialCode: CoverageSamples.commune(official))
    }

    private func match(_ lines: CourierPlaceLine...) -> [String] {
        Self.matching.entries(for: lines).map { entry in
            [entry.commune?.digits, entry.method?.rawValue, entry.state.rawValue]
                .compactMap(\.self).joined(separator: " ")
        }
    }

    @Test(arguments: ["Xã Ba Tơ", "Ba Tơ", "BA TƠ", "Ba-Tơ"])
    func `a code that the name bears out is confirmed`(name: String) {
        #expect(match(line("1", name, "21484")) == ["21484 official_code confirmed"])
    }

    @Test(arguments: ["Ba To", "Huyện lỵ Ba Tơ", "Phường Ba Tơ"])
    func `a code under a name that nobody bears is proposed`(name: String) {
        #expect(match(line("1", name, "21484")) == ["21484 official_code proposed"])
    }

    @Test func `a code under another commune's name is left to a person`() {
        // 21484 is Ba Tơ; the list says Ba Tô, which is 21523.
        #expect(match(line("1", "Xã Ba Tô", "21484")) == ["unmatched"])
    }

    @Test func `a code that is none leaves the name to decide`() {
        #expect(match(line("1", "Xã Ba Tơ", "99999")) == ["21484 exact confirmed"])
    }

    @Test func `a province that is another one is no agreement`() {
        let elsewhere = CourierPlaceLine(
            code: "1", name: "Xã Ba Tơ", parentName: "Hà Nội",
            officialCode: CoverageSamples.commune("21484"))
        #expect(match(elsewhere) == ["21484 official_code proposed"])
    }

    @Test func `a confirmed code goes before a name, and a name before a bare code`() {
        let named = CourierPlaceLine(code: "2", name: "Ba Tơ", parentName: "Quảng Ngãi")
        let confirmed = match(line("1", "Xã Ba Tơ", "21484"), named)
        #expect(confirmed == ["21484 official_code confirmed", "unmatched"])
        let bare = match(line("1", "Ba To", "21484"), named)
        #expect(bare == ["unmatched", "21484 exact confirmed"])
    }

    @Test func `a unit of before is known by its code of before`() throws {
        let old = PlaceMatching(places: CataloguePlaces.all, system: .old)
        let row = try #require(
            CataloguePlaces.all.formerCommunes.first { $0.code?.digits == "21115" })
        let line = CourierPlaceLine(
            code: "1", name: row.name, parentName: row.district, provinceName: row.province,
            officialCode: row.code)
        let entry = old.entries(for: [line])[0]
        #expect(entry.commune == row.code && entry.method == .officialCode)
        #expect(entry.state == .confirmed)
    }
}
