internal import Foundation
internal import Market
internal import Reach

/// The marks of a pack in the address of a passport: `lot`, `serial` and `expiry`.
enum PackMarksReading {
    static let parameters = [
        QueryParameter("lot", .text, "the lot that the code on the pack says"),
        QueryParameter("serial", .text, "the serial number that the code says"),
        QueryParameter("expiry", .day, "the last day of use that the code says"),
    ]

    /// Reads what is there; what is no mark is noted as a problem of its parameter.
    static func marks(_ query: inout Query) -> PackMarks {
        PackMarks(
            lot: mark("lot", &query), serial: mark("serial", &query),
            expiry: query.parsed("expiry", Sentence(vi: "ngày dạng YYYY-MM-DD", en: "YYYY-MM-DD")) {
                Day($0)
            })
    }

    private static func mark(_ name: String, _ query: inout Query) -> String? {
        let wanted = Sentence(
            vi: "tối đa \(PackMarks.longest) ký tự GS1", en: "\(PackMarks.longest) letters of GS1")
        return query.parsed(name, wanted) { PackMarks.isMark($0) ? $0 : nil }
    }

    /// The passport's address with what the code on the pack said.
    static func address(of listing: ListingID, _ marks: PackMarks) -> String {
        let named = [
            ("lot", marks.lot), ("serial", marks.serial), ("expiry", marks.expiry?.text),
        ]
        let query = named.compactMap { name, value in
            value?.addingPercentEncoding(withAllowedCharacters: letters).map { "\(name)=\($0)" }
        }
        let path = "/p/\(listing.text)"
        return query.isEmpty ? path : "\(path)?\(query.joined(separator: "&"))"
    }

    private static let letters = CharacterSet.alphanumerics.intersection(
        CharacterSet(charactersIn: "\u{21}"..."\u{7E}"))
}
