internal import Market
package import Reach

/// A suspension as somebody asks for it; what is absent means any.
package struct SuspensionDraft: Hashable, Sendable {
    package var courier: CourierCode?
    package var service: ServiceCode?
    package var place: PlaceScope?
    package var access: Access?
    package var lane: RowID?
    package var leg: Leg?
    /// `nil` is today.
    package var from: Day?
    /// The first day on which it does not hold any more; it lifts itself then.
    package var to: Day
    package var effect: SuspensionEffect
    package var reason: SuspensionReason
    package var source: String

    /// The longest that one may be open for; a longer one is coverage, to be said in its tables.
    package static let longestDays = 366

    package init(
        courier: CourierCode? = nil, service: ServiceCode? = nil, place: PlaceScope? = nil,
        access: Access? = nil, lane: RowID? = nil, leg: Leg? = nil, from: Day? = nil, to: Day,
        effect: SuspensionEffect = .stop, reason: SuspensionReason, source: String
    ) {
        self.courier = courier
        self.service = service
        self.place = place
        self.access = access
        self.lane = lane
        self.leg = leg
        self.from = from
        self.to = to
        self.effect = effect
        self.reason = reason
        self.source = source
    }

    /// The row that it becomes, or everything that is wrong with it.
    func suspension(
        id: RowID, on today: Day, against tables: CoverageTables, in places: Places
    ) throws(FieldProblems) -> Suspension {
        let from = from ?? today
        var problems = Self.problems(ofEnd: to, from: from, on: today)
        let suspension = Suspension(
            id: id, courier: courier, service: service, place: place, access: access, lane: lane,
            leg: leg, validity: Validity(from: from, to: to), effect: effect, reason: reason,
            source: source)
        problems += tables.problems(of: suspension, in: places)
            .filter { $0.code.refusesImport && $0.code != .backwardDates }
            .map { problem in
                FieldProblem(
                    problem.column, .notAllowed, vi: problem.message.vietnamese,
                    en: problem.message.english)
            }
        if !problems.isEmpty { throw FieldProblems(problems) }
        return suspension
    }

    /// What is wrong with an end: it must come after today and the first day, and within a year.
    static func problems(ofEnd to: Day, from: Day, on today: Day) -> [FieldProblem] {
        if to <= max(from, today) {
            return [
                FieldProblem(
                    "valid_to", .outOfRange,
                    vi: "Phải sau ngày bắt đầu và sau hôm nay (\(today.text)).",
                    en: "Must be after the first day and after today (\(today.text)).")
            ]
        }
        guard from.distance(to: to) > longestDays else { return [] }
        return [
            FieldProblem(
                "valid_to", .outOfRange,
                vi: "Tạm ngừng tối đa \(longestDays) ngày; lâu hơn thì sửa bảng vùng phục vụ.",
                en: "At most \(longestDays) days; what lasts longer belongs in the coverage.")
        ]
    }
}

extension Caller {
    /// Whether the caller may open, extend or lift it: officers in their area, couriers their own.
    func maySuspend(_ suspension: Suspension, in places: Places) -> Bool {
        switch (role, scope) {
        case (.admin, _), (.officer, .everything):
            return true
        case (.officer, .province(let code)):
            switch suspension.place {
            case .province(let named)?: return named == code
            case .commune(let named)?: return places[named]?.province == code
            case .zone?, .country?, nil: return false
            }
        case (.officer, .commune(let code)):
            return suspension.place == .commune(code)
        case (.courier, .courier(let code)):
            return suspension.courier == code
        default:
            return false
        }
    }
}
