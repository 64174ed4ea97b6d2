internal import Market

/// `{"billCode":…,"txlogisticId":…,"details":[…]}`, in answers and in calls alike.
enum JTExpressTrace {
    /// A parcel with more scans is none of J&T's.
    private static let mostScans = 1_000

    /// One report per scan, in the order in which they happened; empty when nothing is readable.
    ///
    /// Calls hold one object instead of a list where there is one scan only.
    static func reports(in trace: JSONValue) -> [ShipmentReport] {
        guard let number = trace["billCode"]?.shortCode, let details = trace["details"] else {
            return []
        }
        let parcel = trace["txlogisticId"]?.shortCode
        let waybill = Waybill(number, reference: parcel)
        let scans = (details.items ?? [details]).prefix(mostScans)
        let reports = scans.compactMap { scan -> ShipmentReport? in
            guard var report = report(scan, number) else { return nil }
            report.waybill = waybill
            report.parcel = parcel.map { ParcelID($0) }
            return report
        }
        // The document does not say which end of the list is new; scans without a moment stay.
        return reports.enumerated()
            .sorted { ($0.element.at ?? .min, $0.offset) < ($1.element.at ?? .min, $1.offset) }
            .map(\.element)
    }

    private static func report(_ scan: JSONValue, _ number: String) -> ShipmentReport? {
        guard let code = scan["scanTypeCode"]?.shortCode else { return nil }
        let time = scan["scanTime"]?.shortCode ?? ""
        let status = JTExpressStatus(code)
        var report = ShipmentReport(
            rawStatus: code, meaning: status.meaning, dedupKey: "\(number)|\(code)|\(time)")
        report.flags = status.flags
        report.reason = scan["desc"]?.shortText
        report.place = scan["scanNetworkName"]?.shortText
        report.at = CourierInstant.milliseconds(time)
        report.weightGrams = scan["weight"]?.decimal.flatMap(Kilograms.grams)
        return report
    }
}
