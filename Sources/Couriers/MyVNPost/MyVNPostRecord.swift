internal import Market
internal import Reach

/// One order as MyVNPost tells of it, in answers and in its calls alike.
struct MyVNPostRecord {
    let itemCode: String
    private let record: JSONValue

    /// `nil` without the number of the parcel.
    init?(_ record: JSONValue) {
        guard let code = record["itemCode"]?.shortCode else { return nil }
        itemCode = code
        self.record = record
    }

    /// With the number that cancelling and correcting want, where the record names it.
    var waybill: Waybill {
        let names = ["orderHdrID", "orderHdrId", "originalId", "originalID", "OriginalId"]
        let reference = names.lazy.compactMap { record[$0]?.shortCode }.first
        return Waybill(itemCode, reference: reference)
    }

    var parcel: ParcelID? { record["saleOrderCode"]?.shortCode.map { ParcelID($0) } }

    /// Provisional until the parcel was weighed, tax included.
    var fee: Money? { record["totalFee"]?.money }

    /// What it says of the parcel; `sentAt` is the courier's clock for records that have none.
    func report(sentAt: String = "") -> ShipmentReport? {
        guard let code = record["status"]?.shortCode else { return nil }
        let date = record["updatedDate"]?.shortCode ?? sentAt
        let status = MyVNPostStatus(code)
        var report = ShipmentReport(
            rawStatus: code, meaning: status.meaning, dedupKey: "\(itemCode)|\(code)|\(date)")
        report.waybill = waybill
        report.parcel = parcel
        report.flags = status.flags
        report.at =
            CourierInstant.milliseconds(dayFirst: date) ?? CourierInstant.milliseconds(date)
        report.fee = fee
        report.weightGrams = record["weight"]?.grams
        return report
    }

    /// The orders in `{results:[…]}`, `[{results:[…]}]` or a plain list; `nil` for other shapes.
    static func all(in document: JSONValue) -> [JSONValue]? {
        if let results = document["results"]?.items { return results }
        guard let items = document.items else { return nil }
        let nested = items.compactMap { $0["results"]?.items }
        return nested.isEmpty ? items : nested.flatMap { $0 }
    }
}
