internal import Foundation
internal import Reach

/// The ways in which people write one address, made from its parts.
struct AddressForms {
    /// Each part with its title: commune, district (or none), province.
    let commune: Titled
    let district: Titled?
    let province: Titled

    struct Titled {
        let title: String
        let name: String

        var full: String { title.isEmpty ? name : "\(title) \(name)" }

        /// "Phường" as "P." and so on, with or without a space behind.
        func abbreviated(spaced: Bool) -> String {
            guard let short = Self.abbreviations[title] else { return full }
            return short + (spaced ? " " : "") + name
        }

        private static let abbreviations = [
            "Xã": "X.", "Phường": "P.", "Thị trấn": "TT.", "Huyện": "H.", "Quận": "Q.",
            "Thị xã": "TX.", "Thành phố": "TP.", "Tỉnh": "T.",
        ]
    }

    private var parts: [Titled] { [commune, district, province].compactMap { $0 } }

    var full: String { joined(parts.map(\.full)) }
    var upper: String { full.uppercased() }
    var abbreviated: String { joined(parts.map { $0.abbreviated(spaced: true) }) }
    var tight: String { joined(parts.map { $0.abbreviated(spaced: false) }) }
    var commaless: String { parts.map(\.full).joined(separator: " ") }
    var reversed: String { joined(parts.reversed().map(\.full)) }
    var hyphened: String { parts.map(\.full).joined(separator: " - ") }
    var untitled: String { joined(parts.map(\.name)) }
    var bare: String { parts.map(\.name).joined(separator: " ") }

    var untitledProvince: Titled { Titled(title: "", name: province.name) }

    /// A house and a street in front, a telephone number and the country behind.
    var noisy: String { "Số 12A/3 đường Nguyễn Trãi, \(full), Việt Nam. ĐT: 0905 123 456" }

    /// The same text decomposed, as some machines type it.
    var decomposed: String { full.decomposedStringWithCanonicalMapping }

    var unmarked: String { Self.withoutMarks(full) }
    var unmarkedAbbreviated: String { Self.withoutMarks(tight).lowercased() }
    var unmarkedBare: String { Self.withoutMarks(bare).lowercased() }

    subscript(form: AddressForm) -> String {
        switch form {
        case .upper: upper
        case .abbreviated: abbreviated
        case .tight: tight
        case .commaless: commaless
        case .reversed: reversed
        case .hyphened: hyphened
        case .noisy: noisy
        case .decomposed: decomposed
        case .unmarked: unmarked
        case .unmarkedAbbreviated: unmarkedAbbreviated
        case .untitled: untitled
        case .bare: bare
        case .unmarkedBare: unmarkedBare
        }
    }

    /// The commune with title and province alone.
    static func pair(_ commune: Titled, _ province: Titled) -> String {
        "\(commune.full), \(province.full)"
    }

    static func withoutMarks(_ text: String) -> String { FoldedText.plain(text) }

    private func joined(_ parts: [String]) -> String { parts.joined(separator: ", ") }
}

extension AddressForms {
    /// A present commune with its province.
    init(_ commune: Commune, in places: Places) {
        self.commune = Titled(title: commune.type.title, name: commune.name)
        district = nil
        let province = places.provinceByCode[commune.province]
        self.province = Titled(
            title: province?.type.title ?? "", name: province?.name ?? "")
    }

    /// A unit of the old three tiers.
    init(_ unit: FormerUnit, province: String? = nil) {
        let title =
            switch unit.type {
            case .xa: "Xã"
            case .phuong: "Phường"
            case .town: "Thị trấn"
            case nil: ""
            }
        commune = Titled(title: title, name: unit.name)
        let known = ["Thành phố", "Thị xã", "Huyện", "Quận"]
        let kind = known.first { unit.district.lowercased().hasPrefix($0.lowercased()) } ?? ""
        district = Titled(
            title: kind,
            name: String(unit.district.dropFirst(kind.count).drop { $0 == " " }))
        self.province = Titled(title: "Tỉnh", name: province ?? unit.province)
    }
}

/// One way to write an address; the first ones leave out nothing.
enum AddressForm: Sendable {
    case upper, abbreviated, tight, commaless, reversed, hyphened, noisy, decomposed
    case unmarked, unmarkedAbbreviated
    case untitled, bare, unmarkedBare

    static let complete: [AddressForm] = [
        .upper, .abbreviated, .tight, .commaless, .reversed, .hyphened, .noisy, .decomposed,
    ]
}

/// All rows of the conversion table that are of one former unit.
struct FormerUnit {
    let code: CommuneCode?
    let name: String
    let type: FormerCommuneType?
    let district: String
    let province: String
    var successors: Set<CommuneCode>

    static let all: [FormerUnit] = {
        var units: [FormerUnit] = []
        var indexByKey: [String: Int] = [:]
        for row in AddressSamples.places.formerCommunes {
            let key = "\(row.districtCode)/\(row.code?.digits ?? "")/\(row.name)"
            if let index = indexByKey[key] {
                units[index].successors.insert(row.successor)
                continue
            }
            indexByKey[key] = units.count
            units.append(
                FormerUnit(
                    code: row.code, name: row.name, type: row.type, district: row.district,
                    province: row.province, successors: [row.successor]))
        }
        return units
    }()
}
