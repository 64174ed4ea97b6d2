internal import Reach
internal import TestSupport
import Testing

/// A courier's line is matched to the one commune that it names, or left to a person.
@Suite struct PlaceMatchingTests {
    private static let matching = PlaceMatching(places: CataloguePlaces.all, system: .new)

    private func match(
        _ name: String, _ province: String = "Quảng Ngãi"
    ) -> (digits: String?, method: PlaceCodeMethod?, state: PlaceCodeState) {
        let line = CourierPlaceLine(code: "1", name: name, parentName: province)
        let entry = Self.matching.entries(for: [line])[0]
        return (entry.commune?.digits, entry.method, entry.state)
    }

    private func code(_ type: CommuneType, _ name: String) -> String? {
        CataloguePlaces.all.communes.first {
            $0.name == name && $0.type == type && $0.province == ProvinceCode("51")
        }?.code.digits
    }

    @Test(arguments: ["Sơn Hà", "Sơn Hạ", "Ba Tơ", "Ba Tô"])
    func `names that differ by one mark stay two communes`(name: String) {
        let found = match("Xã \(name)")
        #expect(found.digits == code(.xa, name) && found.digits != nil)
        #expect(found.method == .exact && found.state == .confirmed)
    }

    @Test(arguments: ["Son Ha", "Ba To", "Xã Son Ha"])
    func `a name without marks that two communes share is left to a person`(name: String) {
        let line = CourierPlaceLine(code: "1", name: name, parentName: "Quảng Ngãi")
        #expect(Self.matching.entries(for: [line]) == [.unmatched(line)])
        #expect(Self.matching.candidates(for: line).count == 2)
    }

    @Test(arguments: ["Tỉnh Quảng Ngãi", "tỉnh quảng ngãi", "Quảng Ngãi", "QUẢNG NGÃI"])
    func `a province is known with and without its title`(province: String) {
        #expect(match("Ba Tơ", province).digits == code(.xa, "Ba Tơ"))
    }

    @Test func `a city is known by its short title`() {
        let hanoi = match("Phường Ba Đình", "TP. Hà Nội")
        #expect(hanoi.digits == "00004" && hanoi.method == .exact)
    }

    @Test func `a moved tone mark is proposed and says so`() throws {
        let places = try Places(
            codeList: "thử", provinces: [CataloguePlaces.all.provinces[0]],
            communes: [Self.commune("00001", "Hòa Phú"), Self.commune("00002", "Thủy Lợi")],
            formerCommunes: [])
        let matching = PlaceMatching(places: places, system: .new)
        let entries = matching.entries(for: [
            CourierPlaceLine(code: "1", name: "Hoà Phú", parentName: "Hà Nội"),
            CourierPlaceLine(code: "2", name: "Xã Thuỷ Lợi", parentName: "Hà Nội"),
        ])
        #expect(entries.map(\.commune?.digits) == ["00001", "00002"])
        #expect(entries.allSatisfy { $0.method == .toneMoved && $0.state == .proposed })
    }

    @Test(arguments: [("Đăk Long", "Đăk-Long"), ("Ea H'leo", "Ea H’Leo"), ("Phú 1", "Phú 01")])
    func `dashes, apostrophes and zeros are forgiven last`(ours: String, theirs: String) throws {
        let places = try Places(
            codeList: "thử", provinces: [CataloguePlaces.all.provinces[0]],
            communes: [Self.commune("00001", ours)], formerCommunes: [])
        let line = CourierPlaceLine(code: "1", name: theirs, parentName: "Hà Nội")
        let entry = PlaceMatching(places: places, system: .new).entries(for: [line])[0]
        #expect(entry.commune?.digits == "00001")
        #expect(entry.method == .punctuation && entry.state == .proposed)
    }

    @Test func `a title that is another kind of commune does not match`() {
        #expect(match("Phường Ba Tơ").state == .unmatched)
    }

    @Test func `two lines that name one commune equally well get none of it`() {
        let lines = ["7", "8"].map {
            CourierPlaceLine(code: $0, name: "Ba Tơ", parentName: "Quảng Ngãi")
        }
        #expect(Self.matching.entries(for: lines).map(\.state) == [.unmatched, .unmatched])
    }

    @Test func `the better spelled of two lines keeps the commune`() {
        let lines = [
            CourierPlaceLine(code: "7", name: "Ba-Tơ", parentName: "Quảng Ngãi"),
            CourierPlaceLine(code: "8", name: "Ba Tơ", parentName: "Quảng Ngãi"),
        ]
        let states = Self.matching.entries(for: lines).map(\.state)
        #expect(states == [.unmatched, .confirmed])
    }

    @Test func `a province that nobody knows matches nothing`() {
        #expect(match("Ba Tơ", "Quảng Ngải").state == .unmatched)
    }

    @Test func `every commune of the country is found again under its own name`() {
        let places = CataloguePlaces.all
        let lines = places.communes.map { commune in
            CourierPlaceLine(
                code: "c\(commune.code.digits)", name: commune.fullName,
                parentName: places.provinceByCode[commune.province]?.name ?? "")
        }
        let entries = Self.matching.entries(for: lines)
        let wrong = zip(entries, places.communes).filter { $0.0.commune != $0.1.code }
        #expect(wrong.map(\.1.fullName) == [])
    }

    private static func commune(_ code: String, _ name: String) -> Commune {
        Commune(
            code: CoverageSamples.commune(code), name: name, type: .xa,
            province: CataloguePlaces.all.provinces[0].code, latitude: 0, longitude: 0,
            population: nil, remoteness: nil)
    }
}
