internal import Reach
internal import TestSupport
import Testing

/// Couriers that know only the old districts are given what is certain, and never a guess.
@Suite struct FormerPlaceTests {
    private static let places = CataloguePlaces.all
    private static let matching = PlaceMatching(places: places, system: .old)

    private func rows(of commune: CommuneCode) -> [FormerCommune] {
        Self.places.formerCommunes.filter { $0.successor == commune }
    }

    @Test func `a commune that only one unit went into has one former address`() throws {
        let commune = try #require(
            Self.places.communes.first { rows(of: $0.code).count == 1 })
        #expect(
            FormerAddress(of: commune.code, in: Self.places) == .one(rows(of: commune.code)[0]))
    }

    @Test func `every commune's former units are all of them, and districts are told apart`() {
        var kinds = (one: 0, district: 0, ambiguous: 0)
        for commune in Self.places.communes where commune.province == ProvinceCode("51") {
            let rows = rows(of: commune.code)
            let districts = Set(rows.map { "\($0.provinceCode.digits) \($0.districtCode)" })
            switch FormerAddress(of: commune.code, in: Self.places) {
            case .one(let unit):
                kinds.one += 1
                #expect(rows.allSatisfy { $0.code == unit.code })
            case .sameDistrict(let units):
                kinds.district += 1
                #expect(districts.count == 1 && Set(units) == Set(rows))
            case .ambiguous(let units):
                kinds.ambiguous += 1
                #expect(districts.count > 1 && Set(units) == Set(rows))
            case .unknown:
                Issue.record("\(commune.fullName) came from nowhere")
            }
        }
        #expect(kinds.one + kinds.district + kinds.ambiguous == 96)
    }

    @Test func `a code of no list has no former address`() throws {
        let code = try #require(CommuneCode("99999"))
        #expect(FormerAddress(of: code, in: Self.places) == .unknown)
    }

    @Test func `every former unit is found again under its name, district and province`() {
        var lines: [CourierPlaceLine] = []
        var codes: [CommuneCode] = []
        var seen: Set<CommuneCode> = []
        for former in Self.places.formerCommunes {
            guard let code = former.code, let type = former.type, seen.insert(code).inserted else {
                continue
            }
            codes.append(code)
            lines.append(
                CourierPlaceLine(
                    code: code.digits, name: Self.title(type) + former.name,
                    parentName: former.district, provinceName: former.province))
        }
        let entries = Self.matching.entries(for: lines)
        let wrong = zip(entries, codes).filter { entry, code in
            entry.commune != nil && entry.commune != code
        }
        #expect(wrong.isEmpty)
        let unmatched = entries.filter { $0.commune == nil }
        #expect(unmatched.count < 20, "\(unmatched.map(\.line.name))")
    }

    @Test func `a district is asked for with the province where two have it`() {
        let line = CourierPlaceLine(
            code: "1", name: "Xã Ba Vì", parentName: "Huyện Ba Tơ", provinceName: "Quảng Ngãi")
        let entry = Self.matching.entries(for: [line])[0]
        #expect(entry.method == .exact)
        let nowhere = CourierPlaceLine(
            code: "1", name: "Xã Ba Vì", parentName: "Huyện Ba Tơ", provinceName: "Kon Tum")
        #expect(Self.matching.entries(for: [nowhere])[0].state == .unmatched)
    }

    private static func title(_ type: FormerCommuneType) -> String {
        switch type {
        case .xa: "Xã "
        case .phuong: "Phường "
        case .town: "Thị trấn "
        }
    }
}
