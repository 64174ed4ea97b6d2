/// Bodies of calls for tests; a test changes only the member that it is about.
enum Bodies {
    static func listing(_ changes: [String: String?] = [:]) -> String {
        object(
            [
                "name": #""Tỏi đen Lý Sơn""#, "set": "4", "pack": #""hộp 200 g""#,
                "net_quantity": "200", "net_unit": #""g""#, "packed_weight_g": "260",
                "length_cm": "15", "width_cm": "10", "height_cm": "8", "price_vnd": "250000",
                "goods": #"["dry"]"#, "stock": "30",
            ], changes)
    }

    static func producer(_ changes: [String: String?] = [:]) -> String {
        object(
            [
                "name": #""Hộ Trần Văn Mẫu""#, "legal_form": #""household""#,
                "registration_number": #""34A8012345""#, "commune_code": #""21484""#,
                "phone": #""0912 345 678""#,
            ], changes)
    }

    static func order(_ changes: [String: String?] = [:], commune: String = "00004") -> String {
        object(
            [
                "buyer": """
                {"name":"Nguyễn Thị Mẫu","phone":"0987654321","street":"12 phố Đội Cấn",\
                "commune_code":"\(commune)"}
                """,
                "payment": #""prepaid""#,
                "lines": #"[{"listing":"ls_1","quantity":2,"price_vnd":125000}]"#,
            ], changes)
    }

    static func claim(_ changes: [String: String?] = [:]) -> String {
        object(
            [
                "star": "5", "decision_number": #""77/QĐ-UBND""#,
                "decision_date": #""2026-02-01""#, "issuer": #""UBND tỉnh""#,
            ], changes)
    }

    static func reach(_ changes: [String: String?] = [:]) -> String {
        object(
            [
                "origin": #""21548""#,
                "parcel": #"{"weight_g":800,"length_cm":20,"width_cm":15,"height_cm":10}"#,
            ], changes)
    }

    /// Members by name as JSON; a change to `nil` leaves the member out.
    private static func object(_ members: [String: String], _ changes: [String: String?]) -> String
    {
        var all = members
        for (name, value) in changes { all[name] = value }
        let written = all.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
        return "{\(written.joined(separator: ","))}"
    }
}
