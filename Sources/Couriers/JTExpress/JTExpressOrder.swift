internal import Market
internal import Reach

/// An order as J&T's `addOrder` wants it: kilograms as text, centimetres, whole đồng.
struct JTExpressOrder {
    private static let mostNumber = 50
    private static let mostName = 100
    private static let mostAddress = 250
    private static let mostItemName = 500
    private static let mostRemark = 200

    private let consignment: Consignment
    private let product: String
    private let weightKilograms: String

    /// Refuses what the document forbids; nothing is sent then.
    init(_ consignment: Consignment) throws(CourierError) {
        try ConsignmentCheck.pass(consignment, JTExpress.limits)
        guard consignment.widthCm <= JTExpress.mostWidthCm,
            consignment.heightCm <= JTExpress.mostHeightCm
        else { throw .refused("the parcel is wider than 100 cm or higher than 180 cm") }
        let (sender, receiver) = (consignment.sender.place, consignment.receiver.place)
        guard sender.model == receiver.model else {
            throw .refused("J&T takes one map per order: give both addresses a district, or none")
        }
        for place in [sender, receiver] {
            guard (place.model == .threeTier) == (place.districtName?.isEmpty == false) else {
                throw .refused("the old map has a district and the new one has none")
            }
        }
        product = Self.product(of: consignment.service)
        // The field has two places: 10 g is the least, and less is rounded up.
        weightKilograms = Kilograms.text(ofGrams: (consignment.weightGrams + 9) / 10 * 10)
        self.consignment = consignment
    }

    /// J&T's products are named like our services in capitals; EXPRESS is its standard, and stands
    /// for every service of ours that has another name.
    static func product(of service: ServiceCode) -> String {
        switch service.text {
        case "fast": "FAST"
        case "super": "SUPER"
        default: "EXPRESS"
        }
    }

    /// The question what it would cost; the field names are those that public clients send.
    func cost(_ login: JTExpressLogin) -> [UInt8] {
        JSONWriter.object { json in
            login.write(into: &json)
            json.member("weight", weightKilograms)
            writeGoods(into: &json)
            json.member("sender") { write(consignment.sender.place, into: &$0) }
            json.member("receiver") { write(consignment.receiver.place, into: &$0) }
        }
    }

    /// The order; refuses one that lacks a name, a number or a street, or has too long a text.
    func whole(_ login: JTExpressLogin) throws(CourierError) -> [UInt8] {
        let number = try ConsignmentCheck.text(
            consignment.parcel.text, "the parcel's number", atMost: Self.mostNumber)
        let sender = try party(consignment.sender, "the sender")
        let receiver = try party(consignment.receiver, "the receiver")
        return JSONWriter.object(capacity: 2_048) { json in
            login.write(into: &json)
            json.member("txlogisticId", number)
            json.member("orderType", "1")
            json.member("serviceType", "1")
            json.member("payType", "PP_PM")
            json.member("deliveryType", "1")
            json.member("partSign", "0")
            writeGoods(into: &json)
            json.member("sender") { write(sender, consignment.sender.place, into: &$0) }
            json.member("receiver") { write(receiver, consignment.receiver.place, into: &$0) }
            writePackage(into: &json)
            writeItems(into: &json)
            json.member(
                "remark", BoundedText.shortened(consignment.note, to: Self.mostRemark))
        }
    }

    private typealias Party = (name: String, phone: String, street: String)

    private func party(_ party: ConsignmentParty, _ who: String) throws(CourierError) -> Party {
        (
            try ConsignmentCheck.text(party.name, "the name of \(who)", atMost: Self.mostName),
            try ConsignmentCheck.phone(party.phone, "the telephone number of \(who)"),
            try ConsignmentCheck.text(
                party.street, "the street of \(who)", atMost: Self.mostAddress)
        )
    }
}

extension JTExpressOrder {
    private func write(_ party: Party, _ place: CourierAddress, into json: inout JSONWriter) {
        json.member("name", party.name)
        json.member("mobile", party.phone)
        write(place, into: &json)
        json.member("address", party.street)
    }

    private func write(_ place: CourierAddress, into json: inout JSONWriter) {
        json.member("prov", place.provinceName)
        if let district = place.districtName { json.member("city", district) }
        json.member("area", place.wardName)
    }

    private func writeGoods(into json: inout JSONWriter) {
        json.member("selfAddress", consignment.sender.place.model == .twoTier ? 1 : 0)
        json.member("productType", product)
        let isFresh = !consignment.goods.isDisjoint(with: [.fresh, .frozen])
        json.member("goodsType", isFresh ? "bm000011" : "bm000010")
        // Insurance costs extra and nobody ordered it; the value counts when a loss is claimed.
        json.member("isInsured", "0")
        json.member("goodsValue", consignment.goodsValue.vnd)
        json.member("codMoney", consignment.collect.vnd)
    }

    private func writePackage(into json: inout JSONWriter) {
        json.member("packageInfo") { package in
            package.member("weight", weightKilograms)
            package.member("length", consignment.lengthCm)
            package.member("width", consignment.widthCm)
            package.member("height", consignment.heightCm)
        }
    }

    private func writeItems(into json: inout JSONWriter) {
        json.member("items", list: consignment.items) { list, item in
            list.object { line in
                line.member("itemName", BoundedText.shortened(item.name, to: Self.mostItemName))
                line.member("number", item.quantity)
                line.member("itemValue", item.price.vnd)
            }
        }
    }
}
