internal import Foundation
package import Reach

/// The real places of the catalogue, read once for all tests that need the whole country.
package enum CataloguePlaces {
    package static let all: Places = {
        do {
            return try load()
        } catch {
            preconditionFailure("catalog/places cannot be read: \(error)")
        }
    }()

    private static func load() throws -> Places {
        try Places(
            codeList: "2026-04-30", provinces: rows(of: "provinces").compactMap(province),
            communes: rows(of: "communes").compactMap(commune),
            formerCommunes: rows(of: "former_communes").compactMap(formerCommune))
    }

    private static func province(_ fields: [String: String]) -> Province? {
        guard let code = ProvinceCode(fields["code"] ?? ""),
            let type = ProvinceType(rawValue: fields["type"] ?? ""), let name = fields["name"]
        else { return nil }
        return Province(code: code, name: name, type: type)
    }

    private static func commune(_ fields: [String: String]) -> Commune? {
        guard let code = CommuneCode(fields["code"] ?? ""),
            let type = CommuneType(rawValue: fields["type"] ?? ""), let name = fields["name"],
            let province = ProvinceCode(fields["province_code"] ?? "")
        else { return nil }
        return Commune(
            code: code, name: name, type: type, province: province,
            latitude: Double(fields["lat"] ?? "") ?? 0, longitude: Double(fields["lon"] ?? "") ?? 0,
            population: Int(fields["population"] ?? ""),
            remoteness: Remoteness(rawValue: fields["remoteness"] ?? ""))
    }

    /// Land that was no commune has neither code nor type.
    private static func formerCommune(_ fields: [String: String]) -> FormerCommune? {
        guard let successor = CommuneCode(fields["new_code"] ?? ""),
            let provinceCode = ProvinceCode(fields["province_code"] ?? ""),
            let merge = Merge(rawValue: fields["merge"] ?? "")
        else { return nil }
        return FormerCommune(
            code: CommuneCode(fields["code"] ?? ""), name: fields["name"] ?? "",
            type: FormerCommuneType(rawValue: fields["type"] ?? ""),
            district: fields["district"] ?? "", districtCode: fields["district_code"] ?? "",
            province: fields["province"] ?? "", provinceCode: provinceCode,
            successor: successor, merge: merge)
    }

    private static func rows(of table: String) throws -> [[String: String]] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../catalog/places").standardized
        let text = try String(contentsOf: folder.appending(path: "\(table).csv"), encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline).map(fields)
        guard let header = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
    }

    private static func fields(_ line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}
