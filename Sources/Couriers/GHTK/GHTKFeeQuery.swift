internal import Market
internal import Reach

/// The query that asks for a fee: here the weight is in grams, unlike anywhere else at GHTK.
enum GHTKFeeQuery {
    /// Refuses what a create would refuse, so that no price is shown that cannot be kept.
    ///
    /// Streets and names stay out: addresses of calls are logged, and the price goes by the ward.
    static func text(of consignment: Consignment) throws(CourierError) -> String {
        _ = try GHTKConsignment(consignment)
        let from = try GHTKPlace(consignment.sender.place, "sender")
        let to = try GHTKPlace(consignment.receiver.place, "receiver")
        var fields = [("pick_province", from.province)]
        if let district = from.district { fields.append(("pick_district", district)) }
        fields += [("pick_ward", from.ward), ("province", to.province)]
        if let district = to.district { fields.append(("district", district)) }
        fields += [
            ("ward", to.ward),
            ("weight", String(consignment.weightGrams)),
            ("value", String(consignment.goodsValue.vnd)),
            ("transport", GHTKConsignment.transport(of: consignment.service)),
            ("deliver_option", "none"),
        ]
        fields += GHTKTags(consignment.goods).numbers.map { ("tags[]", String($0)) }
        return FormFields.query(fields.map { (name: $0.0, value: $0.1) })
    }
}
