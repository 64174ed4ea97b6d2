internal import Market

/// Viettel Post's list of the two tiers of today; its lists are open to everybody.
extension ViettelPost {
    package func request(
        for part: PlacePart, account: CourierAccount, at now: Int64
    ) throws(CourierError) -> CourierRequest {
        let path =
            switch part {
            case .provinces: "/v3/categories/listProvinceNew"
            case .communes(let province, _):
                "/v3/categories/listWardsNew?" + FormFields.query([("provinceId", province)])
            }
        return CourierRequest(
            method: .get, url: account.url + path,
            headers: [CourierHeader("accept", "application/json")])
    }

    package func places(in reply: CourierReply, to part: PlacePart) -> PlaceAnswer {
        guard let envelope = reply.document.flatMap(ViettelPostEnvelope.init) else {
            return .unreadable("status \(reply.status) without Viettel Post's envelope")
        }
        if envelope.isFailure { return .refused(envelope.message) }
        guard (200..<300).contains(reply.status) else {
            return .unreadable("status \(reply.status)")
        }
        guard let items = envelope.data?.items else { return .unreadable("data is no list") }
        return PlaceAnswer(items) { item in
            switch part {
            case .provinces:
                ListedPlace(
                    code: item["PROVINCE_ID"]?.shortCode, name: item["PROVINCE_NAME"]?.text)
            case .communes:
                ListedPlace(code: item["WARDS_ID"]?.shortCode, name: item["WARDS_NAME"]?.text)
            }
        }
    }
}
