package import Reach

/// What a courier's integration tells of one parcel at one moment, as it was sent.
package struct CourierEvent: Hashable, Sendable {
    package var status: ParcelStatus?
    /// The courier's own word; one without a status of ours is kept for people to look at.
    package var rawStatus: String?
    /// When it happened by the courier's clock, in UTC milliseconds.
    package var at: Int64
    /// The courier's own id of the event: the same is kept once however often it is told.
    package var eventID: String?
    package var place: String?
    package var reasonCode: String?
    package var reason: String?
    package var collected: Money?
    package var weightGrams: Int?
    package var isPartial = false
    /// What was handed over, where not all of it was.
    package var delivered: [DeliveredLine] = []

    package enum Limit {
        package static let batch = 100
        package static let word = 100
        package static let text = 300
        package static let lines = 50
        package static let collected: ClosedRange<Int64> = 0...10_000_000_000
        package static let weightGrams: ClosedRange<Int64> = 1...1_000_000
        /// How far a courier's clock may run ahead of ours, in milliseconds.
        package static let clockAhead: Int64 = 300_000
    }

    package init(_ status: ParcelStatus?, rawStatus: String? = nil, at: Int64) {
        self.status = status
        self.rawStatus = rawStatus
        self.at = at
    }
}

/// How many packs of one line of the parcel were handed over; lines count from 1.
package struct DeliveredLine: Hashable, Sendable {
    package let line: Int
    package let quantity: Int

    package init(line: Int, quantity: Int) {
        self.line = line
        self.quantity = quantity
    }
}

extension CourierEvent {
    /// The event as a report of the courier, or everything that is wrong with it.
    ///
    /// `goods` are the lines of the parcel; an event cannot be older than the order, nor younger
    /// than now but for what clocks differ.
    package func report(
        by courier: CourierCode, placedAt: Int64, goods: [PackedLine], now: Int64
    ) throws(FieldProblems) -> ShipmentReport {
        var check = FieldCheck()
        let raw = check.text(ifPresent: rawStatus, "raw_status", limit: Limit.word)
        let id = check.text(ifPresent: eventID, "event_id", limit: Limit.word)
        if status == nil, raw == nil { check.refuse(.missing("status")) }
        checkTime(placedAt: placedAt, now: now, &check)
        checkLines(goods, &check)
        check.range(collected?.vnd, "collected_vnd", Limit.collected)
        check.range(weightGrams, "weight_g", Limit.weightGrams)
        let word = raw ?? status?.rawValue ?? ""
        let key = id ?? "\(word) \(at)"
        var report = ShipmentReport(
            rawStatus: word, meaning: status.map { .status($0) } ?? .unmapped,
            dedupKey: "event \(courier.text) \(key)")
        report.at = at
        report.place = check.text(ifPresent: place, "place", limit: Limit.text)
        report.reasonCode = check.text(ifPresent: reasonCode, "reason_code", limit: Limit.word)
        report.reason = check.text(ifPresent: reason, "reason", limit: Limit.text)
        report.collected = collected
        report.weightGrams = weightGrams
        report.delivered = delivered
        if isPartial || !delivered.isEmpty { report.flags.insert(.partial) }
        try check.finish()
        return report
    }

    private func checkTime(placedAt: Int64, now: Int64, _ check: inout FieldCheck) {
        if at > now + Limit.clockAhead {
            check.refuse(
                FieldProblem(
                    "at", .outOfRange, vi: "Thời điểm này chưa tới; hãy xem lại đồng hồ.",
                    en: "That moment is still to come; look at your clock."))
        }
        if at < placedAt - Limit.clockAhead {
            check.refuse(
                FieldProblem(
                    "at", .outOfRange,
                    vi: "Thời điểm này trước khi đặt hàng (\(Instant.text(placedAt))).",
                    en: "That moment is before the order (\(Instant.text(placedAt)))."))
        }
    }

    private func checkLines(_ goods: [PackedLine], _ check: inout FieldCheck) {
        var seen: Set<Int> = []
        for (index, told) in delivered.enumerated() {
            let field = "lines[\(index)]"
            guard told.line >= 1, told.line <= goods.count, seen.insert(told.line).inserted
            else {
                check.refuse(
                    FieldProblem(
                        "\(field).line", .notAllowed,
                        vi: "Kiện có \(goods.count) dòng hàng, mỗi dòng ghi một lần.",
                        en: "The parcel has \(goods.count) lines; name each of them once."))
                continue
            }
            check.range(
                told.quantity, "\(field).quantity", 0...Int64(goods[told.line - 1].quantity))
        }
    }
}
