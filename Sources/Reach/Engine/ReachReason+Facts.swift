/// The figures of a reason, for programs that act on them.
extension ReachReason {
    /// The first day after a suspension or a closed season, where it has an end.
    package var liftsOn: Day? {
        switch detail {
        case .suspension(_, let reopens): reopens
        case .closed(let until): until
        case .none, .limit, .goods: nil
        }
    }

    /// The limit that the parcel is beyond: grams, centimetres, đồng or days, as the code says.
    package var limit: Int64? {
        guard case .limit(let limit, _) = detail, code != .noPrice else { return nil }
        return limit
    }
}
