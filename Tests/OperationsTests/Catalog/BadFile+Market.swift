// What can be wrong with sets, producers, listings, certificates and coverage.
extension BadFile {
    static let demo: [BadFile] = [
        BadFile("a set beyond 26", "sets.csv", row: 4, "set") {
            $0.append("27,Khác,Khác,I,Thực phẩm", to: "sets.csv")
        },
        BadFile("unknown sector", "sets.csv", row: 3, "sector", "\",I,", "\",VII,"),
        BadFile(
            "producer in no commune", "demo/producers.csv", row: 2, "commune_code", "21548", "21549"
        ),
        BadFile("no commune", "demo/producers.csv", row: 2, "commune_code", "21548", ""),
        BadFile(
            "a wrong telephone", "demo/producers.csv", row: 2, "phone", "reported,,", "reported,12,"
        ),
        BadFile(
            "sample column that is not", "demo/producers.csv", row: 2, "sample_fields",
            "báo tỉnh,", "báo tỉnh,colour"),
        BadFile(
            "a sample commune not marked", "demo/producers.csv", row: 2, "commune_method",
            "reported", "sample"),
        BadFile("producer twice", "demo/producers.csv", row: 3, "key") {
            $0.append(
                "dao-toi,HTX,cooperative,,,,Lý Sơn,21548,reported,,,báo,", to: "demo/producers.csv")
        },
        BadFile(
            "no such producer", "demo/listings.csv", row: 2, "producer", "toi,dao-toi,Tỏi L",
            "toi,dao,Tỏi L"),
        BadFile("no such set", "demo/listings.csv", row: 2, "set", "Sơn,10", "Sơn,11"),
        BadFile("negative price", "demo/listings.csv", row: 2, "price_vnd", "185000", "-185000"),
        BadFile("price too low", "demo/listings.csv", row: 2, "price_vnd", "185000", "185"),
        BadFile(
            "lighter than its content", "demo/listings.csv", row: 2, "packed_weight_g", "1150",
            "900"),
        BadFile(
            "unknown goods", "demo/listings.csv", row: 3, "goods", "260000,dry", "260000,dry;wet"),
        BadFile("no goods", "demo/listings.csv", row: 3, "goods", "260000,dry", "260000,"),
        BadFile("stock left out", "demo/listings.csv", row: 3, "stock", "yes,200", "yes,"),
        BadFile(
            "certificate of no listing", "demo/certificates.csv", row: 2, "listing", "toi,4",
            "tỏi,4"),
        BadFile("two stars", "demo/certificates.csv", row: 2, "star", "toi,4", "toi,2"),
        BadFile(
            "a decision in the future", "demo/certificates.csv", row: 2, "decision_date",
            "2025-12-31", "2026-12-31"),
        BadFile("two certificates of one listing", "demo/certificates.csv", row: 3, "listing") {
            $0.append("toi,5,2/QĐ,2026-01-31,UBND tỉnh,báo,", to: "demo/certificates.csv")
        },
    ]

    static let coverage: [BadFile] = [
        BadFile("folder of another name", "coverage/mau/courier.json", row: nil, "code") {
            for file in $0.files.keys where file.hasPrefix("coverage/mau/") {
                let text = $0.text(file).replacing(#/\bmau\b/#, with: "mau2")
                $0.set(file, to: Array(text.utf8))
            }
        },
        BadFile(
            "sample is a text", "coverage/mau/courier.json", row: nil, "sample", "true",
            "\"yes\""),
        BadFile("a table is missing", "coverage/mau/zones.csv", row: nil, nil) {
            $0.remove("coverage/mau/zones.csv")
        },
        BadFile(
            "rows of another courier", "coverage/mau/lanes.csv", row: 2, "courier", "lane,mau",
            "lane,khac"),
        BadFile(
            "unreadable prices", "coverage/mau/lanes.csv", row: 2, "price_steps", "500:16500",
            "500=16500"),
        BadFile(
            "unknown service", "coverage/mau/lanes.csv", row: 2, "service", "mau,std", "mau,nhanh"),
        BadFile(
            "a rule for no commune", "coverage/mau/place_rules.csv", row: 3, "place",
            "commune:21548", "commune:21549"),
        BadFile("an id twice", "coverage/mau/place_rules.csv", row: 4, "id") {
            $0.append(
                "mau.21548,mau,,province:51,,yes,,,,,,,,,,,2025-07-01,,mẫu,yes",
                to: "coverage/mau/place_rules.csv")
        },
        BadFile("rules that overlap", "coverage/mau/place_rules.csv", row: 4, "valid_from") {
            $0.append(
                "mau.21548.b,mau,,commune:21548,,,yes,,,,,,,,,,2026-07-01,,mẫu,yes",
                to: "coverage/mau/place_rules.csv")
        },
        BadFile(
            "an end before the beginning", "coverage/mau/suspensions.csv", row: 2, "valid_to",
            "2026-10-30", "2026-10-20"),
        BadFile(
            "a zone of no province", "coverage/mau/zones.csv", row: 3, "province", "trung,51",
            "trung,52"),
        BadFile("a zone line twice", "coverage/mau/zones.csv", row: 4, "province") {
            $0.append("mau,mien_trung,51", to: "coverage/mau/zones.csv")
        },
    ]
}
