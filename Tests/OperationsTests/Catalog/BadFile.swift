internal import Testing

/// One thing done wrong in a catalog, and the place that must be named for it.
struct BadFile: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let file: String
    let row: Int?
    let column: String?
    let spoil: @Sendable (inout SmallCatalog) -> Void

    init(
        _ description: String, _ file: String, row: Int?, _ column: String?,
        spoil: @escaping @Sendable (inout SmallCatalog) -> Void
    ) {
        testDescription = description
        self.file = file
        self.row = row
        self.column = column
        self.spoil = spoil
    }

    /// One text in the file put in place of another.
    init(
        _ description: String, _ file: String, row: Int?, _ column: String?, _ old: String,
        _ new: String
    ) {
        self.init(description, file, row: row, column) { $0.replace(old, with: new, in: file) }
    }

    static let form: [BadFile] = [
        BadFile("unknown column", "sets.csv", row: 1, "colour") {
            $0.set("sets.csv", to: Array("set,name,group,sector,sector_name,colour\n".utf8))
            $0.remove("demo/listings.csv")
            $0.remove("demo/certificates.csv")
            $0.remove("demo/producers.csv")
        },
        BadFile("missing column", "holidays.csv", row: 1, "source") {
            $0.set("holidays.csv", to: Array("date,name\n2026-01-01,Tết\n".utf8))
        },
        BadFile("column twice", "holidays.csv", row: 1, "name") {
            $0.set("holidays.csv", to: Array("date,name,name,source\n".utf8))
        },
        BadFile("too few cells", "holidays.csv", row: 3, "source") {
            $0.append("2026-05-01,Quốc tế Lao động", to: "holidays.csv")
        },
        BadFile("too many cells", "holidays.csv", row: 3, "source") {
            $0.append("2026-05-01,Quốc tế Lao động,luật,Điều 112", to: "holidays.csv")
        },
        BadFile("blank line between", "holidays.csv", row: 3, "name") {
            $0.append("\n2026-05-01,Quốc tế Lao động,luật", to: "holidays.csv")
        },
        BadFile("unclosed quote", "holidays.csv", row: 3, "name") {
            $0.append("2026-05-01,\"Quốc tế Lao động,luật", to: "holidays.csv")
        },
        BadFile("broken UTF-8", "holidays.csv", row: 3, "name") {
            let text = Array($0.text("holidays.csv").utf8)
            $0.set(
                "holidays.csv", to: text + Array("2026-05-01,T\u{FF}t,l\n".utf16.map(UInt8.init)))
        },
        BadFile("empty file", "holidays.csv", row: 1, "date") {
            $0.set("holidays.csv", to: [])
        },
        BadFile("missing file", "policy.json", row: nil, nil) { $0.remove("policy.json") },
        BadFile("no JSON", "policy.json", row: nil, nil) {
            $0.set("policy.json", to: Array("{\"lowest_star\": 3".utf8))
        },
        BadFile(
            "unknown key", "policy.json", row: nil, "top_star", "\"lowest_star\": 3,",
            "\"lowest_star\": 3, \"top_star\": 5,"),
        BadFile(
            "another highest star", "policy.json", row: nil, "highest_star",
            "\"highest_star\": 5", "\"highest_star\": 6"),
        BadFile(
            "no day", "holidays.csv", row: 2, "date", "2026-01-01", "2026-02-30"),
        BadFile("bidi character", "holidays.csv", row: 2, "name", "Tết", "T\u{202E}ết"),
        BadFile("a day twice", "holidays.csv", row: 3, "date") {
            $0.append("2026-01-01,Tết,luật", to: "holidays.csv")
        },
    ]

    static let places: [BadFile] = [
        BadFile(
            "a lost leading zero", "places/communes.csv", row: 2, "code", "00004,Ba", "4,Ba"),
        BadFile(
            "unknown province", "places/communes.csv", row: 3, "province_code",
            "phuong,51", "phuong,52"),
        BadFile("latitude and longitude exchanged", "places/communes.csv", row: 3, "lat") {
            $0.replace("15.12,108.79", with: "108.79,105.12", in: "places/communes.csv")
        },
        BadFile("unknown type", "places/communes.csv", row: 4, "type", "dac_khu", "dao"),
        BadFile("population zero", "places/communes.csv", row: 4, "population", "25639", "0"),
        BadFile("commune twice", "places/communes.csv", row: 5, "code") {
            $0.append(
                "21548,Lý Sơn,xa,51,15.38,109.11,centroid,10.4,,", to: "places/communes.csv")
            $0.replace("\"communes\": 3", with: "\"communes\": 4", in: "places/list.json")
        },
        BadFile("fewer rows than counted", "places/list.json", row: nil, "counts.provinces") {
            $0.replace("\"provinces\": 2", with: "\"provinces\": 34", in: "places/list.json")
        },
        BadFile(
            "former commune into nowhere", "places/former_communes.csv", row: 3, "new_code",
            "51,21025,whole", "51,21010,whole"),
        BadFile(
            "unknown merge", "places/former_communes.csv", row: 2, "merge", "21548,whole",
            "21548,half"),
        BadFile(
            "no postal code", "places/postal_codes.csv", row: 2, "postal_code", "53129", "5312"),
    ]
}
