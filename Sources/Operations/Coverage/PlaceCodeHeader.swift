internal import Foundation
internal import Reach

/// What couriers call the columns of their lists of places; marks and capitals do not count.
enum PlaceCodeHeader {
    /// The column that a header names, or `nil` for one that is not asked for.
    private static func column(_ written: String, _ system: CodeSystem) -> String? {
        let wanted = folded(written)
        return names(system).first { _, spellings in
            spellings.contains { folded($0) == wanted }
        }?.0
    }

    static func spellings(of column: String, _ system: CodeSystem) -> [String] {
        names(system).first { $0.0 == column }?.1 ?? []
    }

    private static func names(_ system: CodeSystem) -> [(String, [String])] {
        switch system {
        case .new: own + official + above
        case .old: own + official + districts
        }
    }

    private static let own = [
        (
            "code",
            ["code", "mã", "mã xã", "mã phường xã", "ward_code", "ward_id", "commune_code", "id"]
        ),
        (
            "name",
            ["name", "tên", "tên xã", "tên phường xã", "phường xã", "ward_name", "commune_name"]
        ),
    ]

    /// The official code, in a column beside the courier's own.
    private static let official = [
        (
            "official_code",
            [
                "official_code", "mã hành chính", "mã đơn vị hành chính", "mã đvhc",
                "mã chính thức", "mã thống kê", "mã tổng cục thống kê", "mã gso", "gso_code",
                "gov_code", "admin_code",
            ]
        )
    ]

    /// Where a list has its own code under another header, these are the official one.
    private static let eitherCode = ["commune_code", "mã xã", "mã phường xã"]

    /// The column of each header of a list; `nil` for those that are not asked for.
    static func columns(_ header: [String], _ system: CodeSystem) -> [String?] {
        var columns = header.map { column($0, system) }
        let codes = columns.indices.filter { columns[$0] == "code" }
        let either = codes.filter { index in
            eitherCode.contains { folded($0) == folded(header[index]) }
        }
        if codes.count == 2, either.count == 1, !columns.contains("official_code") {
            columns[either[0]] = "official_code"
        }
        return columns
    }

    /// In the new system the unit above a commune is its province.
    private static let above = [
        ("parent_code", ["parent_code", "mã tỉnh", "province_code", "province_id"]),
        (
            "parent_name",
            ["parent_name", "tỉnh", "tên tỉnh", "tỉnh thành", "province", "province_name"]
        ),
    ]

    private static let districts = [
        (
            "parent_code",
            ["parent_code", "mã quận huyện", "mã huyện", "district_code", "district_id"]
        ),
        (
            "parent_name",
            [
                "parent_name", "quận huyện", "huyện", "tên quận huyện", "district",
                "district_name",
            ]
        ),
        (
            "province_name",
            ["province_name", "tỉnh", "tên tỉnh", "tỉnh thành", "province"]
        ),
    ]

    private static func folded(_ text: String) -> String {
        FoldedText.plain(text).filter { $0.isLetter || $0.isNumber }
    }
}
