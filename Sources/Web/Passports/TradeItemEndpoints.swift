internal import Foundation
internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Operations
internal import Reach

/// GS1 Digital Link: what a phone opens that reads a trade item number on a pack.
enum TradeItemEndpoints {
    /// The longest lot of GS1's application identifier 10.
    private static let longestLot = 20

    static func all(_ desks: Desks) -> [Endpoint] {
        [
            door("/01/{gtin}", desks), door("/01/{gtin}/10/{lot}", desks),
        ]
    }

    /// The lot of a query, of the letters that GS1 allows (General Specifications, figure 7.11-1).
    static func lot(_ query: inout Query) -> String? {
        query.parsed("lot", Sentence(vi: "số lô tối đa 20 ký tự", en: "a lot of 20 letters")) {
            isLot($0) ? $0 : nil
        }
    }

    private static func isLot(_ text: String) -> Bool {
        (1...longestLot).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x21...0x7A).contains($0) && !"#$@[\\]^`".utf8.contains($0) }
    }

    private static func door(_ path: String, _ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Mã số thương phẩm (GS1 Digital Link): dẫn đến hộ chiếu sản phẩm.",
            "A trade item number (GS1 Digital Link): leads to the product's passport.")
        // Dates that a code may carry besides; the passport does not depend on them.
        about.query = ["11", "15", "16", "17"].map {
            QueryParameter($0, .text, "a date that the code carries; it changes nothing")
        }
        about.success = 307
        return Endpoint(.get, path, .anyone, about) { call in
            // GS1 Digital Link lets anybody add parameters; those that mean nothing are ignored.
            try await resolve(call, desks)
        }
    }

    private static func resolve(_ call: Call, _ desks: Desks) async throws -> Reply {
        let page = PassportPage(
            places: desks.reach.places, language: call.language,
            today: desks.house.clockwork.today)
        let lot = call.parameters.count > 1 ? call.parameters[1] : nil
        guard let gtin = GTIN(call.id0), lot.map(isLot) ?? true else {
            return missing(page, badNumber, call)
        }
        let views = try await desks.passports.views(of: gtin)
        let address = { (view: PassportDesk.View) -> String in
            let path = "/p/\(view.listing.id.text)"
            guard let lot, let escaped = lot.addingPercentEncoding(withAllowedCharacters: letters)
            else { return path }
            return "\(path)?lot=\(escaped)"
        }
        switch views.count {
        case 0: return missing(page, unknownNumber, call)
        case 1:
            return Reply(
                .temporaryRedirect,
                headers: [.location: address(views[0]), .cacheControl: "no-cache"])
        default:
            return PassportEndpoints.html(
                page.choice(views, address), .ok, call, isKept: false)
        }
    }

    private static let letters = CharacterSet.alphanumerics.intersection(
        CharacterSet(charactersIn: "\u{21}"..."\u{7E}"))

    private static let badNumber = Sentence(
        vi: "Mã số trên bao bì không đúng dạng GS1: sai chữ số kiểm tra, hoặc sai số lô.",
        en: "The number is not one of GS1: its check digit is wrong, or the lot is.")
    private static let unknownNumber = Sentence(
        vi: "Chưa có sản phẩm nào mang mã số này trên Vươn Xa.",
        en: "No product at Vươn Xa bears this number.")

    private static func missing(_ page: PassportPage, _ why: Sentence, _ call: Call) -> Reply {
        PassportEndpoints.html(page.missing(why), .notFound, call, isKept: false)
    }
}
