internal import Market

/// GHN's list of the two tiers of today, "master-data" of version 3.
extension GHN {
    /// The most that GHN gives at once.
    private static let placesAtOnce = 200
    /// A unit that GHN has taken off its list is still told, with this status.
    private static let removed: Int64 = 10

    package func request(
        for part: PlacePart, account: CourierAccount, at now: Int64
    ) throws(CourierError) -> CourierRequest {
        let path: String
        switch part {
        case .provinces: path = "v3/master-data/province/all"
        case .communes(let province, let offset):
            let query = FormFields.query([
                ("province_id", province), ("offset", String(offset)),
                ("limit", String(Self.placesAtOnce)),
            ])
            path = "v3/master-data/ward/all-by-province-id?\(query)"
        }
        return CourierRequest(
            method: .get, url: url(path, account), headers: try headers(account))
    }

    package func places(in reply: CourierReply, to part: PlacePart) -> PlaceAnswer {
        guard let envelope = GHNEnvelope(reply) else {
            return .unreadable("status \(reply.status) without GHN's envelope")
        }
        guard (200..<300).contains(reply.status), envelope.code == 200 else {
            return .refused(envelope.message)
        }
        // A province without communes is told as null.
        if envelope.data == nil || envelope.data == .null { return .listed([], next: nil) }
        guard let items = envelope.data?.items else { return .unreadable("data is no list") }
        let kept = items.filter { $0["status"]?.whole != Self.removed }
        var next: Int?
        if case .communes(_, let offset) = part, items.count >= Self.placesAtOnce {
            next = offset + items.count
        }
        return PlaceAnswer(kept, next: next) { item in
            ListedPlace(code: item["_id"]?.shortCode, name: item["name"]?.text)
        }
    }
}
