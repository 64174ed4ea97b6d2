import Couriers
import Market
import Reach

/// A parcel from Lý Sơn to Ba Đình to vary one part of; names and numbers are made up.
struct ConsignmentSample {
    var parcel = "pk_1"
    var service = "std"
    var sender = ConsignmentSample.lySon
    var receiver = ConsignmentSample.baDinh
    var receiverName = "Nguyễn Thị Mẫu"
    var receiverPhone = "0987 654 321"
    var receiverStreet = "12 phố Đội Cấn"
    var weightGrams = 1_320
    var lengthCm = 20
    var widthCm = 12
    var heightCm = 8
    var collect = Money(vnd: 275_000)
    var goodsValue = Money(vnd: 250_000)
    var goods: Set<GoodsClass> = [.dry]
    var items = [
        ConsignmentItem(
            sku: "ls_1", name: "Tỏi Lý Sơn, hộp 250 g", quantity: 2, price: Money(vnd: 125_000),
            weightGrams: 320)
    ]
    var note = "Gọi trước khi giao"
    var readyOn = Day(year: 2026, month: 11, day: 23)

    /// The sample with some parts changed.
    static func parcel(_ change: (inout ConsignmentSample) -> Void = { _ in }) -> Consignment {
        var sample = ConsignmentSample()
        change(&sample)
        return sample.consignment
    }

    /// The sample on the map before July 2025.
    static func oldMap(_ change: (inout ConsignmentSample) -> Void = { _ in }) -> Consignment {
        parcel { sample in
            sample.sender = oldLySon
            sample.receiver = oldBaDinh
            change(&sample)
        }
    }

    /// The sample on a map that the courier takes, today's before the old one.
    static func parcel(
        for courier: any Courier, _ change: (inout ConsignmentSample) -> Void = { _ in }
    ) -> Consignment {
        let models = courier.capabilities.carrying?.addresses ?? []
        return models.contains(.twoTier) ? parcel(change) : oldMap(change)
    }

    static let lySon = CourierAddress(
        model: .twoTier, provinceCode: "51", provinceName: "Quảng Ngãi", wardCode: "21548",
        wardName: "Đặc khu Lý Sơn")
    static let baDinh = CourierAddress(
        model: .twoTier, provinceCode: "1", provinceName: "Hà Nội", wardCode: "4",
        wardName: "Phường Ba Đình")
    static let oldLySon = CourierAddress(
        model: .threeTier, provinceCode: "35", provinceName: "Quảng Ngãi", districtCode: "2170",
        districtName: "Huyện Lý Sơn", wardCode: "0351401", wardName: "Xã An Hải")
    static let oldBaDinh = CourierAddress(
        model: .threeTier, provinceCode: "1", provinceName: "Hà Nội", districtCode: "1484",
        districtName: "Quận Ba Đình", wardCode: "010104", wardName: "Phường Đội Cấn")
    /// On the old map, without the district that it needs.
    static let nowhere = CourierAddress(
        model: .threeTier, provinceCode: nil, provinceName: "Hà Nội", wardCode: nil,
        wardName: "Phường Đội Cấn")

    private var consignment: Consignment {
        guard let service = ServiceCode(service) else { preconditionFailure("a code of a service") }
        return Consignment(
            parcel: ParcelID(parcel), service: service,
            sender: ConsignmentParty(
                name: "Hợp tác xã Tỏi Lý Sơn", phone: "+84912345678", street: "Thôn Tây An Hải",
                place: sender),
            receiver: ConsignmentParty(
                name: receiverName, phone: receiverPhone, street: receiverStreet,
                place: receiver),
            weightGrams: weightGrams, lengthCm: lengthCm, widthCm: widthCm, heightCm: heightCm,
            collect: collect, goodsValue: goodsValue, goods: goods, items: items, note: note,
            readyOn: readyOn)
    }
}

/// A change that makes the sample one that a courier's document forbids.
struct ForbiddenParcel: Sendable {
    /// What the refusal must speak of.
    let what: String
    let change: @Sendable (inout ConsignmentSample) -> Void

    init(_ what: String, _ change: @escaping @Sendable (inout ConsignmentSample) -> Void) {
        self.what = what
        self.change = change
    }
}
