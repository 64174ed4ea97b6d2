internal import Market
internal import Reach

/// The body of a create: weights in kilograms, sizes in centimetres, money in whole đồng.
struct GHTKConsignment {
    /// "must be < 250", and one code point fewer is safe for every way of counting.
    static let longestOrderID = 249
    /// The document's longest note; longer ones are cut.
    static let longestNote = 120
    /// No limit is documented for these; what is longer is no name.
    static let longestText = 500

    private let consignment: Consignment
    private let id: String
    private let sender: GHTKParty
    private let receiver: GHTKParty

    /// Refuses what GHTK's document forbids, and says what to change.
    init(_ consignment: Consignment) throws(CourierError) {
        try ConsignmentCheck.pass(consignment, GHTK.carrying.limits)
        self.consignment = consignment
        id = try GHTKConsignment.orderID(consignment.parcel)
        sender = try GHTKParty(consignment.sender, "sender")
        receiver = try GHTKParty(consignment.receiver, "receiver")
    }

    /// Our number of a parcel, which is GHTK's key against doubles and cannot be shortened.
    static func orderID(_ parcel: ParcelID) throws(CourierError) -> String {
        try ConsignmentCheck.text(parcel.text, "the parcel's number", atMost: longestOrderID)
    }

    /// By air only where our own code of the service says so, as `ghtk-fly` does.
    static func transport(of service: ServiceCode) -> String {
        service.text.split { $0 == "-" || $0 == "_" }.contains("fly") ? "fly" : "road"
    }

    var body: [UInt8] {
        JSONWriter.object { body in
            body.member("products", list: consignment.items) { products, item in
                products.object { write(item, into: &$0) }
            }
            body.member("order") { write(into: &$0) }
        }
    }

    /// The trap of this API: products weigh kilograms here, and grams when a fee is asked for.
    private func write(_ item: ConsignmentItem, into product: inout JSONWriter) {
        product.member("name", BoundedText.shortened(item.name, to: Self.longestText))
        product.member("price", item.price.vnd)
        product.name("weight")
        product.raw(Array(Kilograms.text(ofGrams: item.weightGrams).utf8))
        product.member("quantity", item.quantity)
    }

    private func write(into order: inout JSONWriter) {
        order.member("id", id)
        sender.writePickup(into: &order)
        order.member("pick_money", consignment.collect.vnd)
        receiver.write(into: &order)
        // The sender pays GHTK; what the receiver owes for the way is part of pick_money.
        order.member("is_freeship", 1)
        order.member("value", consignment.goodsValue.vnd)
        order.member("weight_option", "kilogram")
        order.name("total_weight")
        order.raw(Array(Kilograms.text(ofGrams: consignment.weightGrams).utf8))
        order.member("transport", GHTKConsignment.transport(of: consignment.service))
        order.member("pick_option", "cod")
        order.member("deliver_option", "none")
        order.member("pick_date", consignment.readyOn.text.replacing("-", with: "/"))
        if !consignment.note.isEmpty {
            order.member("note", BoundedText.shortened(consignment.note, to: Self.longestNote))
        }
        let tags = GHTKTags(consignment.goods)
        order.member("tags", list: tags.numbers) { $0.value($1) }
        if !tags.plantKinds.isEmpty {
            order.member("sub_tags", list: tags.plantKinds) { $0.value($1) }
        }
    }
}
