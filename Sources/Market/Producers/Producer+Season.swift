package import Reach

/// A season is the producer's own word to its buyers, so what it offers stays readable while it
/// lasts; a suspension is an officer's and takes it out of sight.
extension Producer {
    /// The season for which it is closed on that day; `nil` while it is open, and while anything
    /// else keeps it closed too.
    package func season(on day: Day) -> Closure? {
        guard state == .active, mergedInto == nil else { return nil }
        let holding = closures.filter { $0.holds(on: day) }
        return holding.allSatisfy { $0.kind == .seasonal } ? holding.first : nil
    }

    /// The first day after `day` on which no closure holds, of those known by now; `nil` where
    /// nobody has said when it opens again.
    ///
    /// Closures that follow on each other count as one: closed to the 10th and again from the 10th
    /// to the 20th is open on the 20th.
    package func opens(after day: Day) -> Day? {
        guard state == .active, mergedInto == nil else { return nil }
        var opening = day
        while let closure = closure(on: opening) {
            guard let until = closure.until else { return nil }
            opening = until
        }
        return opening == day ? nil : opening
    }
}
