package import Market
package import Reach

/// One parcel as a courier must be told of it: grams, centimetres and whole đồng.
package struct Consignment: Hashable, Sendable {
    /// Our number of the parcel, which the courier keeps beside its own.
    package let parcel: ParcelID
    package let service: ServiceCode
    package let sender: ConsignmentParty
    package let receiver: ConsignmentParty
    package let weightGrams: Int
    package let lengthCm: Int
    package let widthCm: Int
    package let heightCm: Int
    /// All that the courier collects at the door, freight included; zero when it is paid.
    package let collect: Money
    package let goodsValue: Money
    package let goods: Set<GoodsClass>
    package let items: [ConsignmentItem]
    package let note: String
    /// The day on which the parcel is ready, in Viet Nam.
    package let readyOn: Day

    package init(
        parcel: ParcelID, service: ServiceCode, sender: ConsignmentParty,
        receiver: ConsignmentParty, weightGrams: Int, lengthCm: Int, widthCm: Int, heightCm: Int,
        collect: Money, goodsValue: Money, goods: Set<GoodsClass>, items: [ConsignmentItem],
        note: String, readyOn: Day
    ) {
        self.parcel = parcel
        self.service = service
        self.sender = sender
        self.receiver = receiver
        self.weightGrams = weightGrams
        self.lengthCm = lengthCm
        self.widthCm = widthCm
        self.heightCm = heightCm
        self.collect = collect
        self.goodsValue = goodsValue
        self.goods = goods
        self.items = items
        self.note = note
        self.readyOn = readyOn
    }
}

/// Who hands a parcel over or takes it.
package struct ConsignmentParty: Hashable, Sendable {
    package let name: String
    package let phone: String
    package let street: String
    package let place: CourierAddress

    package init(name: String, phone: String, street: String, place: CourierAddress) {
        self.name = name
        self.phone = phone
        self.street = street
        self.place = place
    }
}

/// A place in the courier's own catalogue: its codes, and its names letter by letter.
package struct CourierAddress: Hashable, Sendable {
    /// Which of the two administrative maps the names and codes belong to.
    package enum Model: String, Sendable, CaseIterable {
        /// Province and commune, since 1 July 2025.
        case twoTier = "two_tier"
        /// Province, district and commune, as before.
        case threeTier = "three_tier"
    }

    package let model: Model
    package let provinceCode: String?
    package let provinceName: String
    /// Only in the old map.
    package let districtCode: String?
    package let districtName: String?
    package let wardCode: String?
    package let wardName: String

    package init(
        model: Model, provinceCode: String?, provinceName: String, districtCode: String? = nil,
        districtName: String? = nil, wardCode: String?, wardName: String
    ) {
        self.model = model
        self.provinceCode = provinceCode
        self.provinceName = provinceName
        self.districtCode = districtCode
        self.districtName = districtName
        self.wardCode = wardCode
        self.wardName = wardName
    }
}

/// One line of what is inside.
package struct ConsignmentItem: Hashable, Sendable {
    package let sku: String
    package let name: String
    package let quantity: Int
    package let price: Money
    /// Of one piece, packed.
    package let weightGrams: Int

    package init(sku: String, name: String, quantity: Int, price: Money, weightGrams: Int) {
        self.sku = sku
        self.name = name
        self.quantity = quantity
        self.price = price
        self.weightGrams = weightGrams
    }
}
