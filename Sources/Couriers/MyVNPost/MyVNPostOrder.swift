internal import Market
internal import Reach

/// An order as `CreateOrder` and `ServicesCharge` want it: numbers as strings, grams, centimetres.
struct MyVNPostOrder {
    /// The extra service that collects money, and the property that tells how much.
    static let collecting = "GTG021"
    static let collectedAmount = "PROP0018"
    /// No limits of texts are documented; these keep a mistake from becoming a label.
    private static let mostName = 200
    private static let mostText = 500

    private let consignment: Consignment
    private let customer: String
    private let contract: String?

    /// Refuses what the document forbids; nothing is sent then.
    init(_ consignment: Consignment, account: CourierAccount) throws(CourierError) {
        try ConsignmentCheck.pass(consignment, CarryingLimits())
        guard let customer = account[field: MyVNPost.customerCode] else {
            throw .unauthorized("give the account a customer_code")
        }
        self.consignment = consignment
        self.customer = customer
        contract = account[field: MyVNPost.contractCode]
        let (sender, receiver) = (consignment.sender.place, consignment.receiver.place)
        guard sender.model == receiver.model else {
            throw .refused(
                "MyVNPost takes one map per order: give both addresses a district, or none")
        }
        try Self.check(sender, "the sender's")
        try Self.check(receiver, "the receiver's")
    }

    private static func check(
        _ place: CourierAddress, _ whose: String
    ) throws(CourierError) {
        guard place.provinceCode != nil, place.wardCode != nil else {
            throw .refused("\(whose) address has no codes of Vietnam Post")
        }
        switch place.model {
        case .twoTier:
            guard place.districtCode == nil else {
                throw .refused("\(whose) address has a district, which the new map does not")
            }
        case .threeTier:
            guard place.districtCode != nil else {
                throw .refused("\(whose) address of the old map has no district")
            }
        }
    }

    /// The question what every service would ask: a blank service means all of them.
    var charges: [UInt8] {
        JSONWriter.object(capacity: 1_024) { json in
            json.member("scope", "1")
            json.member("customerCode", customer)
            json.member("contractNumber", contract)
            json.member("data") { data in
                write(consignment.sender.place, as: "sender", into: &data)
                write(consignment.receiver.place, as: "receiver", into: &data)
                data.member("receiverNational", "VN")
                writeSize(into: &data)
                data.member("serviceCode", "")
                writeAddons(into: &data)
            }
        }
    }

    /// The order; refuses one that lacks a name, a number or a street.
    func whole() throws(CourierError) -> [UInt8] {
        let sender = try party(consignment.sender, "the sender")
        let receiver = try party(consignment.receiver, "the receiver")
        let content = consignment.items.map { "\($0.name) x \($0.quantity)" }
            .joined(separator: ", ")
        return JSONWriter.object(capacity: 2_048) { json in
            json.member("orderCreationStatus", 1)
            json.member("type", "GUI")
            json.member("customerCode", customer)
            json.member("contractCode", contract)
            json.member("informationOrder") { order in
                write(sender, consignment.sender.place, as: "sender", into: &order)
                write(receiver, consignment.receiver.place, as: "receiver", into: &order)
                order.member("serviceCode", consignment.service.text.uppercased())
                writeAddons(into: &order)
                order.member("saleOrderCode", consignment.parcel.text)
                order.member("contentNote", BoundedText.shortened(content, to: Self.mostText))
                writeSize(into: &order)
                order.member("vehicle", "BO")
                order.member("sendType", "1")
                order.member("isBroken", isBreakable ? "1" : "0")
                order.member(
                    "deliveryInstruction",
                    BoundedText.shortened(consignment.note, to: Self.mostText))
            }
        }
    }

    private var isBreakable: Bool {
        !consignment.goods.isDisjoint(with: [.fragile, .glass])
    }

    private typealias Party = (name: String, phone: String, street: String)

    private func party(
        _ party: ConsignmentParty, _ who: String
    ) throws(CourierError) -> Party {
        (
            try ConsignmentCheck.text(party.name, "the name of \(who)", atMost: Self.mostName),
            try ConsignmentCheck.phone(party.phone, "the telephone number of \(who)"),
            try ConsignmentCheck.text(party.street, "the street of \(who)", atMost: Self.mostText)
        )
    }
}

extension MyVNPostOrder {
    private func write(
        _ party: Party, _ place: CourierAddress, as role: String, into json: inout JSONWriter
    ) {
        json.name(of: "\(role)Name")
        json.value(party.name)
        json.name(of: "\(role)Phone")
        json.value(party.phone)
        json.name(of: "\(role)Address")
        json.value(party.street)
        write(place, as: role, into: &json)
        json.name(of: "\(role)ProvinceName")
        json.value(place.provinceName)
        json.name(of: "\(role)CommuneName")
        json.value(place.wardName)
    }

    private func write(_ place: CourierAddress, as role: String, into json: inout JSONWriter) {
        json.name(of: "\(role)ProvinceCode")
        json.value(place.provinceCode ?? "")
        json.name(of: "\(role)DistrictCode")
        json.value(place.districtCode ?? MyVNPost.noDistrict)
        json.name(of: "\(role)CommuneCode")
        json.value(place.wardCode ?? "")
    }

    private func writeSize(into json: inout JSONWriter) {
        json.member("weight", String(consignment.weightGrams))
        json.member("width", String(consignment.widthCm))
        json.member("length", String(consignment.lengthCm))
        json.member("height", String(consignment.heightCm))
    }

    private func writeAddons(into json: inout JSONWriter) {
        let collect = consignment.collect
        json.name("addonService")
        json.list(collect > .zero ? [collect] : []) { list, money in
            list.object { addon in
                addon.member("code", Self.collecting)
                addon.member("propValue", "\(Self.collectedAmount):\(money.vnd)")
            }
        }
        json.name("additionRequest")
        json.list([String]()) { $0.value($1) }
    }
}
