internal import Market
internal import Reach

/// The body of `create` and `preview`: grams, centimetres and whole đồng as GHN counts them.
struct GHNConsignment {
    /// The longest texts that GHN's document allows, in characters.
    enum Limit {
        static let clientOrderCode = 50
        static let party = 1_024
        static let content = 2_000
        static let note = 5_000
        static let itemName = 512
    }

    /// The sender pays GHN; what the receiver owes for the way is part of `cod_amount`.
    private static let paidBySender = 1
    /// The receiver may look at the goods and not try them: most of them are food.
    private static let inspection = "CHOXEMHANGKHONGTHU"

    private let consignment: Consignment
    private let code: String
    private let sender: GHNParty
    private let receiver: GHNParty

    /// Refuses what GHN's document forbids, and says what to change.
    init(_ consignment: Consignment) throws(CourierError) {
        try ConsignmentCheck.pass(consignment, GHN.carrying.limits)
        self.consignment = consignment
        code = try GHNConsignment.clientOrderCode(consignment.parcel)
        sender = try GHNParty(consignment.sender, "sender", mayUseCodes: false)
        receiver = try GHNParty(consignment.receiver, "receiver", mayUseCodes: true)
    }

    /// Our number of a parcel, which is GHN's key against doubles and cannot be shortened.
    static func clientOrderCode(_ parcel: ParcelID) throws(CourierError) -> String {
        try ConsignmentCheck.text(
            parcel.text, "the parcel's number", atMost: Limit.clientOrderCode)
    }

    /// 2 is light, 5 is heavy; older numbers are gone.
    static func serviceType(ofGrams grams: Int) -> Int {
        grams < GHN.heavyFromGrams ? 2 : 5
    }

    /// For a price: without our number, so that an order which exists is not answered instead.
    var preview: [UInt8] {
        JSONWriter.object { write(into: &$0, code: nil) }
    }

    var order: [UInt8] {
        JSONWriter.object { write(into: &$0, code: code) }
    }

    private func write(into body: inout JSONWriter, code: String?) {
        let serviceType = GHNConsignment.serviceType(ofGrams: consignment.weightGrams)
        body.member("payment_type_id", GHNConsignment.paidBySender)
        body.member("required_note", GHNConsignment.inspection)
        body.member("service_type_id", serviceType)
        if let code { body.member("client_order_code", code) }
        sender.write(as: .sender, into: &body)
        // Without it what comes back goes to the shop's own address, not to the producer.
        sender.write(as: .returnee, into: &body)
        receiver.write(as: .receiver, into: &body)
        body.member("weight", consignment.weightGrams)
        writeSize(into: &body)
        body.member("cod_amount", consignment.collect.vnd)
        body.member("insurance_value", consignment.goodsValue.vnd)
        body.member("order_value", consignment.goodsValue.vnd)
        body.member("content", content(atMost: Limit.content))
        if !consignment.note.isEmpty {
            body.member("note", BoundedText.shortened(consignment.note, to: Limit.note))
        }
        if serviceType == 5 { writeBox(into: &body) } else { writeItems(into: &body) }
    }

    private func writeSize(into body: inout JSONWriter) {
        body.member("length", consignment.lengthCm)
        body.member("width", consignment.widthCm)
        body.member("height", consignment.heightCm)
    }

    private func writeItems(into body: inout JSONWriter) {
        body.member("items", list: consignment.items) { items, item in
            items.object { line in
                line.member("name", BoundedText.shortened(item.name, to: Limit.itemName))
                line.member("code", item.sku)
                line.member("quantity", item.quantity)
                line.member("price", item.price.vnd)
                line.member("weight", item.weightGrams)
            }
        }
    }

    /// Heavy goods are told box by box with sizes; ours is one box, and `content` says what is in.
    private func writeBox(into body: inout JSONWriter) {
        body.member("items", list: [content(atMost: Limit.itemName)]) { items, name in
            items.object { line in
                line.member("name", name)
                line.member("code", code)
                line.member("quantity", 1)
                line.member("price", consignment.goodsValue.vnd)
                line.member("weight", consignment.weightGrams)
                writeSize(into: &line)
            }
        }
    }

    private func content(atMost limit: Int) -> String {
        let lines = consignment.items.map { "\($0.name) x \($0.quantity)" }
        return BoundedText.shortened(lines.joined(separator: ", "), to: limit)
    }
}
