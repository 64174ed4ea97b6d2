internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Operations
internal import Reach

/// GS1 Digital Link: what a phone opens that reads a trade item number on a pack.
enum TradeItemEndpoints {
    /// Of lot, serial number, variant and a date there are four; more are no link of a pack.
    private static let mostIdentifiers = 4

    /// The number alone, and behind it identifiers with their values in any order.
    ///
    /// A path that breaks off behind an identifier is answered, too: with a page, for the person
    /// who scanned it.
    static func all(_ desks: Desks) -> [Endpoint] {
        var path = "/01/{gtin}"
        var doors = [door(path, desks)]
        for number in 1...mostIdentifiers {
            path += "/{identifier_\(number)}"
            doors.append(door(path, desks))
            path += "/{value_\(number)}"
            doors.append(door(path, desks))
        }
        return doors
    }

    private static func door(_ path: String, _ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Mã số thương phẩm (GS1 Digital Link): dẫn đến hộ chiếu sản phẩm.",
            "A trade item number (GS1 Digital Link): leads to the product's passport; lot (10),"
                + " serial number (21) and expiry (17) go along, other identifiers are ignored.")
        about.query = [
            QueryParameter("10", .text, "the lot"),
            QueryParameter("21", .text, "the serial number"),
            QueryParameter("17", .text, "the expiry as YYMMDD"),
        ]
        about.success = 307
        return Endpoint(.get, path, .anyone, about) { call in
            // GS1 Digital Link lets anybody add parameters; those that mean nothing are ignored.
            try await resolve(call, desks)
        }
    }

    private static func resolve(_ call: Call, _ desks: Desks) async throws -> Reply {
        let today = desks.house.clockwork.today
        let page = PassportPage(
            places: desks.reach.places, language: call.language, today: today)
        guard let gtin = GTIN(call.id0), let marks = marks(of: call, today: today) else {
            return missing(page, badNumber, call)
        }
        let views = try await desks.passports.views(of: gtin)
        let address = { (view: PassportDesk.View) -> String in
            PackMarksReading.address(of: view.listing.id, marks)
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

    /// What path and query say of the pack; `nil` where the path breaks off or a value is wrong.
    private static func marks(of call: Call, today: Day) -> PackMarks? {
        let rest = Array(call.parameters.dropFirst())
        guard rest.count.isMultiple(of: 2) else { return nil }
        var pairs = stride(from: 0, to: rest.count, by: 2).map { (rest[$0], rest[$0 + 1]) }
        let query = Query(call.rawQuery)
        pairs += query.names.compactMap { name in query.text(name).map { (name, $0) } }
        return PackMarks(identifiers: pairs, today: today)
    }

    private static let badNumber = Sentence(
        vi: "Mã số trên bao bì không đúng dạng GS1: sai chữ số kiểm tra, sai số lô hoặc số sê-ri.",
        en: "The number is not one of GS1: its check digit is wrong, or the lot or serial is.")
    private static let unknownNumber = Sentence(
        vi: "Chưa có sản phẩm nào mang mã số này trên Vươn Xa.",
        en: "No product at Vươn Xa bears this number.")

    private static func missing(_ page: PassportPage, _ why: Sentence, _ call: Call) -> Reply {
        PassportEndpoints.html(page.missing(why), .notFound, call, isKept: false)
    }
}
