internal import Market
internal import Reach

/// An order as Viettel Post's `createOrder` and `getPriceAll` want it; grams, centimetres, đồng.
struct ViettelPostOrder {
    private let consignment: Consignment
    private let route: ViettelPostRoute
    /// A place of pick-up that is registered with Viettel Post; 0 means none.
    private let groupAddress: Int

    /// Refuses what the document forbids; nothing is sent then.
    init(_ consignment: Consignment, account: CourierAccount) throws(CourierError) {
        try ConsignmentCheck.pass(consignment, CarryingLimits())
        self.consignment = consignment
        route = try ViettelPostRoute(consignment)
        guard let id = Int(account[field: ViettelPost.groupAddress] ?? "0"), id >= 0 else {
            throw .refused("the account's groupaddress_id is no number")
        }
        groupAddress = id
    }

    var priceCall: String {
        route == .text ? "/v2/order/getPriceAllNlp" : "/v2/order/getPriceAll"
    }

    var createCall: String {
        route == .text ? "/v2/order/createOrderNlp" : "/v2/order/createOrder"
    }

    /// What all services would ask for it.
    var prices: [UInt8] {
        JSONWriter.object { json in
            switch route {
            case .ids(let sender, let receiver): write(sender, receiver, into: &json)
            case .text:
                json.member("SENDER_ADDRESS", ViettelPostRoute.address(of: consignment.sender))
                json.member("RECEIVER_ADDRESS", ViettelPostRoute.address(of: consignment.receiver))
            }
            json.member("PRODUCT_TYPE", "HH")
            json.member("PRODUCT_WEIGHT", consignment.weightGrams)
            json.member("PRODUCT_PRICE", consignment.goodsValue.vnd)
            json.member("MONEY_COLLECTION", consignment.collect.vnd)
            writeSize(into: &json)
            json.member("TYPE", 1)
        }
    }

    /// The order; refuses one that lacks a name, a number or a street.
    func whole(at now: Int64) throws(CourierError) -> [UInt8] {
        let sender = try party(consignment.sender, "the sender")
        let receiver = try party(consignment.receiver, "the receiver")
        guard consignment.parcel.text.utf8.count <= ViettelPost.mostTextBytes else {
            throw .refused("the parcel's number is longer than 150 bytes")
        }
        return JSONWriter.object(capacity: 2_048) { json in
            json.member("ORDER_NUMBER", consignment.parcel.text)
            // A second order of the same number is refused instead of carried twice.
            json.member("CHECK_UNIQUE", true)
            json.member("GROUPADDRESS_ID", groupAddress)
            json.member("DELIVERY_DATE", CourierInstant.dayFirstText(readyAt(now)))
            write(sender, receiver, into: &json)
            if case .ids(let from, let to) = route { write(from, to, into: &json) }
            writeProduct(into: &json)
            writePayment(into: &json)
            writeItems(into: &json)
        }
    }

    /// Eight in the morning of the day on which it is ready; a date that has passed is refused.
    private func readyAt(_ now: Int64) -> Int64 {
        max(now, consignment.readyOn.startUTCMilliseconds + 8 * 3_600_000)
    }

    private typealias Party = (name: String, phone: String, address: String)

    private func party(
        _ party: ConsignmentParty, _ who: String
    ) throws(CourierError) -> Party {
        guard party.street.contains(where: { !$0.isWhitespace }) else {
            throw .refused("fill in the street of \(who)")
        }
        return (
            try text(party.name, "the name of \(who)"),
            try ConsignmentCheck.phone(party.phone, "the telephone number of \(who)"),
            ViettelPostRoute.address(of: party)
        )
    }

    private func text(_ text: String, _ what: String) throws(CourierError) -> String {
        guard text.contains(where: { !$0.isWhitespace }) else { throw .refused("fill in \(what)") }
        return short(text)
    }

    private func short(_ text: String) -> String {
        BoundedText.cut(text, toBytes: ViettelPost.mostTextBytes)
    }
}

extension ViettelPostOrder {
    private func write(_ sender: Party, _ receiver: Party, into json: inout JSONWriter) {
        json.member("SENDER_FULLNAME", sender.name)
        json.member("SENDER_ADDRESS", sender.address)
        json.member("SENDER_PHONE", sender.phone)
        json.member("RECEIVER_FULLNAME", receiver.name)
        json.member("RECEIVER_ADDRESS", receiver.address)
        json.member("RECEIVER_PHONE", receiver.phone)
    }

    private func write(
        _ sender: ViettelPostRoute.Place, _ receiver: ViettelPostRoute.Place,
        into json: inout JSONWriter
    ) {
        json.member("SENDER_WARD", sender.ward)
        json.member("SENDER_DISTRICT", sender.district)
        json.member("SENDER_PROVINCE", sender.province)
        json.member("RECEIVER_WARD", receiver.ward)
        json.member("RECEIVER_DISTRICT", receiver.district)
        json.member("RECEIVER_PROVINCE", receiver.province)
    }

    private func writeProduct(into json: inout JSONWriter) {
        let names = consignment.items.map(\.name).joined(separator: ", ")
        json.member("PRODUCT_NAME", short(names))
        json.member("PRODUCT_QUANTITY", consignment.items.reduce(0) { $0 + $1.quantity })
        json.member("PRODUCT_PRICE", consignment.goodsValue.vnd)
        json.member("PRODUCT_WEIGHT", consignment.weightGrams)
        writeSize(into: &json)
        json.member("PRODUCT_TYPE", "HH")
    }

    private func writeSize(into json: inout JSONWriter) {
        json.member("PRODUCT_LENGTH", consignment.lengthCm)
        json.member("PRODUCT_WIDTH", consignment.widthCm)
        json.member("PRODUCT_HEIGHT", consignment.heightCm)
    }

    private func writePayment(into json: inout JSONWriter) {
        // The money to collect holds the freight already: 2 would collect it a second time.
        json.member("ORDER_PAYMENT", consignment.collect > .zero ? 3 : 1)
        json.member("ORDER_SERVICE", consignment.service.text.uppercased())
        json.member("ORDER_SERVICE_ADD", "")
        json.member("ORDER_VOUCHER", "")
        json.member("ORDER_NOTE", short(consignment.note))
        json.member("MONEY_COLLECTION", consignment.collect.vnd)
    }

    /// The lines count only when a loss is claimed; the call by text has another name for them.
    private func writeItems(into json: inout JSONWriter) {
        json.name(route == .text ? "PRODUCT_DETAIL" : "LIST_ITEM")
        json.list(consignment.items) { list, item in
            list.object { line in
                line.member("PRODUCT_NAME", short(item.name))
                line.member("PRODUCT_QUANTITY", item.quantity)
                line.member("PRODUCT_PRICE", item.price.vnd)
                line.member("PRODUCT_WEIGHT", item.weightGrams)
            }
        }
    }
}
