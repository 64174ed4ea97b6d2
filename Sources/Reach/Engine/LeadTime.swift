/// How long carriage takes, counted on the calendar from the asked day.
///
/// In this order, each end of the range for itself:
/// 1. the parcel is handed over on the first collecting day, the asked day included; holidays do
///    not move it, as the service itself says on which weekdays it collects;
/// 2. it waits for the origin's boat, the day of collecting included;
/// 3. the lane's days pass: all of them, or only Monday to Saturday without national holidays;
///    a lane that names no kind counts all, and a lane of no days stays on its day;
/// 4. it waits for the destination's boat, the day of arrival included;
/// 5. extra days of both legs are added as calendar days, and so is the delay: the largest
///    shortest and the largest longest among all delays in force.
/// Boats count at both ends also inside one commune, as both legs do.
///
/// Asked on Saturday, 2 working days: Tuesday, so 3 days; with a boat on Fridays only, 6 days.
struct LeadTime: Sendable {
    var laneDays: DaySpan
    var kind: DayKind = .calendar
    var collectingDays: WeekdayMask?
    var originBoatDays: WeekdayMask?
    var destinationBoatDays: WeekdayMask?
    var pickupExtraDays: DaySpan?
    var deliveryExtraDays: DaySpan?
    var delays: [DaySpan] = []

    /// Days from the asked day to delivery.
    func days(from asked: Day, holidays: Set<Day>) -> DaySpan {
        let collected = collectingDays?.first(from: asked) ?? asked
        let sailed = originBoatDays?.first(from: collected) ?? collected
        func arrival(after laneDays: Int) -> Int {
            let landed = LeadTime.day(laneDays, after: sailed, kind, holidays)
            let crossed = destinationBoatDays?.first(from: landed) ?? landed
            return asked.distance(to: crossed)
        }
        let extras = [
            pickupExtraDays ?? .zero, deliveryExtraDays ?? .zero, LeadTime.largest(delays),
        ]
        return DaySpan(
            min: extras.reduce(arrival(after: laneDays.min)) { $0 + $1.min },
            max: extras.reduce(arrival(after: laneDays.max)) { $0 + $1.max })
    }

    /// The largest shortest and the largest longest delay; several delays pass at the same time.
    static func largest(_ delays: [DaySpan]) -> DaySpan {
        DaySpan(min: delays.map(\.min).max() ?? 0, max: delays.map(\.max).max() ?? 0)
    }

    private static func day(
        _ count: Int, after start: Day, _ kind: DayKind, _ holidays: Set<Day>
    ) -> Day {
        switch kind {
        case .calendar:
            return start.advanced(by: count)
        case .working:
            var day = start
            var left = count
            while left > 0 {
                day = day.advanced(by: 1)
                if day.weekday < 6 && !holidays.contains(day) { left -= 1 }
            }
            return day
        }
    }
}
