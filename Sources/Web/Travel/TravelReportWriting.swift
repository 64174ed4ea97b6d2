internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Writes the province's reports; shares are whole per cent, rounded half up.
struct TravelReportWriting {
    let places: Places
    let couriers: [CourierCode: CourierProfile]

    func bytes(
        _ lines: [OrderReportLine], _ days: ClosedRange<Day>,
        by grouping: OrderReportQuery.Grouping
    ) -> [UInt8] {
        JSONWriter.object(capacity: 16_384) { json in
            json.member("from", days.lowerBound.text)
            json.member("to", days.upperBound.text)
            json.member("by", grouping.rawValue)
            json.member("items", list: lines) { json, line in
                let (name, remoteness) = about(line.key, grouping)
                json.object { json in
                    json.member("key", line.key)
                    json.member("name", name)
                    json.member("remoteness", remoteness?.rawValue)
                    for (name, number) in line.numbers {
                        json.name(of: name)
                        if let number { json.value(number) } else { json.null() }
                    }
                }
            }
        }
    }

    func csv(
        _ lines: [OrderReportLine], by grouping: OrderReportQuery.Grouping
    ) -> [UInt8] {
        var table = CSVLines(
            header: [grouping.rawValue, "name", "remoteness"] + OrderReportLine.names)
        for line in lines {
            let (name, remoteness) = about(line.key, grouping)
            table.add(
                [line.key, name ?? "", remoteness?.rawValue ?? ""]
                    + line.numbers.map { $0.number.map { String($0) } ?? "" })
        }
        return table.bytes
    }

    static func bytes(_ promises: [BrokenPromise], _ days: ClosedRange<Day>) -> [UInt8] {
        JSONWriter.object(capacity: 4_096) { json in
            json.member("from", days.lowerBound.text)
            json.member("to", days.upperBound.text)
            json.member("items", list: promises) { json, promise in
                json.object { json in
                    json.member("courier", promise.courier.text)
                    json.member("service", promise.service.text)
                    json.member("rows", texts: promise.rows)
                    json.member("promised_max_days", promise.promisedMaxDays)
                    json.member("parcels", promise.parcels)
                    json.member("half_within_days", promise.medianDays)
                    json.member("most_within_days", promise.mostDays)
                }
            }
        }
    }

    static func csv(_ promises: [BrokenPromise]) -> [UInt8] {
        var table = CSVLines(header: [
            "courier", "service", "rows", "promised_max_days", "parcels", "half_within_days",
            "most_within_days",
        ])
        for promise in promises {
            table.add([
                promise.courier.text, promise.service.text,
                promise.rows.joined(separator: " "), String(promise.promisedMaxDays),
                String(promise.parcels), String(promise.medianDays), String(promise.mostDays),
            ])
        }
        return table.bytes
    }

    private func about(
        _ key: String, _ grouping: OrderReportQuery.Grouping
    ) -> (name: String?, remoteness: Remoteness?) {
        switch grouping {
        case .commune:
            let commune = CommuneCode(key).flatMap { places[$0] }
            return (commune.map(places.fullName), commune?.remoteness)
        case .province:
            return (ProvinceCode(key).flatMap { places.provinceByCode[$0]?.fullName }, nil)
        case .courier: return (CourierCode(key).flatMap { couriers[$0]?.name }, nil)
        }
    }
}

extension OrderReportLine {
    static let names = [
        "orders", "parcels", "delivered", "on_time", "on_time_percent", "overdue", "returned",
        "returned_percent", "lost_or_damaged", "cancelled", "travel_days_total",
        "promised_days_total",
    ]

    /// The numbers under their names; a share of nothing is absent.
    var numbers: [(name: String, number: Int?)] {
        let values: [Int?] = [
            orders, parcels, delivered, onTime, Self.percent(onTime, of: delivered + overdue),
            overdue, returned, Self.percent(returned, of: delivered + returned), lostOrDamaged,
            cancelled, travelDays, promisedDays,
        ]
        return zip(Self.names, values).map { (name: $0, number: $1) }
    }

    private static func percent(_ part: Int, of whole: Int) -> Int? {
        whole == 0 ? nil : (part * 200 + whole) / (whole * 2)
    }
}
