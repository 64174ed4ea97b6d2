internal import Market
internal import Reach

/// The answers to `getPriceAll`: a plain list, or by text an object with the list as `RESULT`.
enum ViettelPostPrices {
    /// No promise is longer than this; what claims more was misread.
    private static let mostHours = 24.0 * 60

    /// What each service asks; no service at all means that none goes there. `nil` for no list.
    static func quotes(in document: JSONValue, at now: Int64) -> CourierOutcome? {
        guard let services = list(in: document) ?? document["data"].flatMap(list) else {
            return nil
        }
        let quotes = services.compactMap { quote($0, at: now) }
        // Services without a price are no proof that nobody goes there.
        if quotes.isEmpty, !services.isEmpty { return .doubt("prices that cannot be read") }
        return .ok(.quoted(quotes))
    }

    private static func list(in document: JSONValue) -> [JSONValue]? {
        document.items ?? document["RESULT"]?.items
    }

    private static func quote(_ service: JSONValue, at now: Int64) -> CourierQuote? {
        guard let code = service["MA_DV_CHINH"]?.shortCode, let price = service["GIA_CUOC"]?.money
        else { return nil }
        let hours = service["THOI_GIAN"]?.text.flatMap(hours)
        return CourierQuote(
            service: code, name: service["TEN_DICHVU"]?.shortText ?? code, total: price,
            expectedBy: hours.flatMap { expectedBy(hours: $0, from: now) })
    }

    /// "24 giờ", also without its mark; anything else is not understood.
    private static func hours(_ text: String) -> Double? {
        let words = text.split(separator: " ")
        guard words.count == 2, words[1].lowercased().hasPrefix("gi") else { return nil }
        return Double(words[0])
    }

    /// Hours count from the midnight after the day on which the parcel was taken.
    static func expectedBy(hours: Double, from now: Int64) -> Int64? {
        guard hours > 0, hours <= mostHours else { return nil }
        let midnight = Day(utcMilliseconds: now).advanced(by: 1).startUTCMilliseconds
        return midnight + Int64(hours * 3_600_000)
    }
}
