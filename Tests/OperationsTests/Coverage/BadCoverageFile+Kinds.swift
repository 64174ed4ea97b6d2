internal import Foundation
internal import Reach

// Every kind of mistake that a person or a spreadsheet makes.
extension BadCoverageFile {
    static let all = services + lanes + rules + suspensions + zones + files

    private static let services = [
        BadCoverageFile("no id", .services, service(["id": ""]), "3 id REQUIRED"),
        BadCoverageFile("an id with blanks", .services, service(["id": "s 1"]), "3 id UNREADABLE"),
        BadCoverageFile(
            "an id given before", .services, service(["id": "s-a-std"]), "3 id DUPLICATE_ID"),
        BadCoverageFile(
            "another courier", .services, service(["courier": "b"]), "3 courier OTHER_COURIER"),
        BadCoverageFile(
            "a code in capitals", .services, service(["service": "FAST"]), "3 service UNREADABLE"),
        BadCoverageFile("no name", .services, service(["name": ""]), "3 name REQUIRED"),
        BadCoverageFile(
            "a mode unheard of", .services, service(["mode": "rocket"]), "3 mode UNREADABLE"),
        BadCoverageFile(
            "a weight in words", .services, service(["max_weight_g": "3 kg"]),
            "3 max_weight_g UNREADABLE"),
        BadCoverageFile(
            "a weight below zero", .services, service(["max_weight_g": "-5"]),
            "3 max_weight_g OUT_OF_RANGE"),
        BadCoverageFile(
            "weights that run backwards", .services,
            service(["min_weight_g": "900", "max_weight_g": "100"]),
            "3 max_weight_g MIN_ABOVE_MAX"),
        BadCoverageFile(
            "goods of no class", .services, service(["goods_excluded": "glass;gold"]),
            "3 goods_excluded UNREADABLE"),
        BadCoverageFile(
            "no weekday at all", .services, service(["collecting_days": "0000000"]),
            "3 collecting_days UNREADABLE"),
        BadCoverageFile(
            "a day in local form", .services, service(["valid_from": "26/10/2026"]),
            "3 valid_from UNREADABLE"),
        BadCoverageFile(
            "dates that run backwards", .services,
            service(["valid_from": "2026-10-02", "valid_to": "2026-10-01"]),
            "3 valid_to BACKWARD_DATES"),
        BadCoverageFile(
            "two rows of one service at once", .services, service(["service": "std"]),
            "3 valid_from OVERLAP"),
        BadCoverageFile("no source", .services, service(["source": ""]), "3 source REQUIRED"),
        BadCoverageFile(
            "a hidden character", .services, service(["source": "mẫu\u{202E}thử"]),
            "3 source BAD_TEXT"),
        BadCoverageFile(
            "a flag in other words", .services, service(["sample": "maybe"]),
            "3 sample UNREADABLE"),
    ]

    private static let lanes = [
        BadCoverageFile(
            "a service unheard of", .lanes, lane(["service": "fast"]),
            "3 service UNKNOWN_SERVICE"),
        BadCoverageFile(
            "a place in words", .lanes, lane(["origin": "Quảng Ngãi"]), "3 origin UNREADABLE"),
        BadCoverageFile(
            "no destination", .lanes, lane(["destination": ""]), "3 destination REQUIRED"),
        BadCoverageFile(
            "a relation with a destination", .lanes, lane(["origin": "same_province"]),
            "3 destination UNREADABLE"),
        BadCoverageFile(
            "a commune of no list", .lanes, lane(["destination": "commune:99999"]),
            "3 destination UNKNOWN_COMMUNE"),
        BadCoverageFile(
            "a province of no list", .lanes, lane(["origin": "province:99"]),
            "3 origin UNKNOWN_PROVINCE"),
        BadCoverageFile(
            "a zone that nobody drew", .lanes, lane(["origin": "zone:noi_mien"]),
            "3 origin UNKNOWN_ZONE"),
        BadCoverageFile("neither yes nor no", .lanes, lane(["serves": ""]), "3 serves REQUIRED"),
        BadCoverageFile(
            "a price in words", .lanes, lane(["price_steps": "rẻ"]), "3 price_steps UNREADABLE"),
        BadCoverageFile(
            "price steps that fall", .lanes, lane(["price_steps": "1000:20000;500:9000"]),
            "3 price_steps STEPS_NOT_INCREASING"),
        BadCoverageFile(
            "a price below zero", .lanes, lane(["price_steps": "1000:-1"]),
            "3 price_steps OUT_OF_RANGE"),
        BadCoverageFile(
            "half a span of days", .lanes, lane(["lead_max_days": ""]),
            "3 lead_max_days REQUIRED"),
        BadCoverageFile(
            "days that run backwards", .lanes, lane(["lead_min_days": "9"]),
            "3 lead_max_days MIN_ABOVE_MAX"),
        BadCoverageFile(
            "two lanes of equal rank", .lanes,
            lane(["origin": "country", "destination": "country"]), "3 valid_from OVERLAP"),
        BadCoverageFile(
            "an id of another table", .lanes, lane(["id": "p-a"]), "3 id DUPLICATE_ID"),
        BadCoverageFile(
            "an id of another courier", .lanes, lane(["id": "l-b"]), "3 id DUPLICATE_ID"),
    ]

    private static let rules = [
        BadCoverageFile(
            "a row that says nothing", .placeRules, rule(["delivery": ""]),
            "3 delivery EMPTY_ROW"),
        BadCoverageFile(
            "a surcharge in per cent", .placeRules, rule(["delivery_surcharge": "20%"]),
            "3 delivery_surcharge UNREADABLE"),
        BadCoverageFile(
            "boats on an eighth day", .placeRules, rule(["boat_days": "11111111"]),
            "3 boat_days UNREADABLE"),
        BadCoverageFile(
            "a way unheard of", .placeRules, rule(["access": "horse"]), "3 access UNREADABLE"),
        BadCoverageFile(
            "a code of four digits", .placeRules, rule(["place": "commune:2154"]),
            "3 place UNREADABLE"),
    ]

    private static let suspensions = [
        BadCoverageFile(
            "a reason unheard of", .suspensions, suspension(["reason": "rain"]),
            "2 reason UNREADABLE"),
        BadCoverageFile(
            "a delay of unknown length", .suspensions, suspension(["effect": "delay"]),
            "2 delay_max_days REQUIRED"),
        BadCoverageFile(
            "a stop of some days", .suspensions,
            suspension(["delay_min_days": "1", "delay_max_days": "2"]),
            "2 delay_min_days UNREADABLE"),
        BadCoverageFile(
            "a lane that is not there", .suspensions, suspension(["lane": "l-x"]),
            "2 lane UNKNOWN_LANE"),
        BadCoverageFile(
            "nothing that is suspended", .suspensions, suspension(["courier": "", "place": ""]),
            "2 place EMPTY_ROW"),
    ]

    private static let zones = [
        BadCoverageFile(
            "a province of one digit", .zones, ["courier": "a", "zone": "z", "province": "1"],
            "2 province UNREADABLE"),
        BadCoverageFile(
            "a province in no list", .zones, ["courier": "a", "zone": "z", "province": "99"],
            "2 province UNKNOWN_PROVINCE"),
        BadCoverageFile("one line twice", .zones, "3 province DUPLICATE_ZONE") { bytes in
            bytes + Array("a,z,01\na,z,01\n".utf8)
        },
    ]

    private static let files = [
        BadCoverageFile(
            "a column that nobody knows", .lanes, "1 colour UNKNOWN_COLUMN",
            text {
                $0.replacing("source", with: "source,colour").replacing("thử", with: "thử,đỏ")
            }),
        BadCoverageFile(
            "a column twice in two languages", .lanes, "1 source REPEATED_COLUMN",
            text { $0.replacing("source", with: "source,Nguồn") }),
        BadCoverageFile(
            "no column of places", .placeRules, "1 place MISSING_COLUMN",
            text { $0.replacing("place,", with: "") }),
        BadCoverageFile("an empty file", .lanes, "1 id MISSING_COLUMN") { _ in [] },
        BadCoverageFile(
            "a row cut short", .lanes, "3 courier MALFORMED_FILE", text { $0 + "l-new\n" }),
        BadCoverageFile(
            "a blank line inside", .lanes, "2 courier MALFORMED_FILE",
            text { $0.replacing("\nl-a", with: "\n\nl-a") }),
        BadCoverageFile(
            "a quote that never closes", .lanes, "3 id MALFORMED_FILE", text { $0 + "\"l-new,a" }),
        BadCoverageFile("bytes that are no text", .lanes, "3 id UNREADABLE") { bytes in
            let commas = [UInt8](repeating: UInt8(ascii: ","), count: Lane.columns.count - 1)
            return bytes + [0xFF, 0xFE] + commas + [UInt8(ascii: "\n")]
        },
        BadCoverageFile(
            "lines ended by a return alone", .lanes, "1  MALFORMED_FILE",
            text { $0.replacing("\n", with: "\r") }),
    ]
}
