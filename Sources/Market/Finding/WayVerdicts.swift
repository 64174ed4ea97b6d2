/// One kind of parcel from one commune, by the numbers of an index; many listings share one.
struct ListingWay: Hashable, Sendable {
    let parcel: Int32
    let commune: Int32
}

/// Which ways of one index lead to one destination on one day, as far as anybody has asked.
///
/// It goes from look to look with whoever asks, so that reach is asked once for each way however
/// many listings take it and however often they are looked for.
package struct WayVerdicts: Sendable {
    /// The index whose numbers the ways have; with another one nothing is known.
    private var edition: UInt64 = 0
    private var known: [Verdict?] = []
    private var count = 0

    private enum Verdict: UInt8 {
        case closed
        case open
    }

    package init() {}

    /// About how many bytes it takes.
    package var size: Int {
        known.count
    }

    /// Whether something was learned since, or with a newer index.
    package func isNewer(than other: WayVerdicts) -> Bool {
        edition != other.edition || count > other.count
    }

    /// Forgets everything unless it was learned with that index.
    mutating func hold(for edition: UInt64) {
        if self.edition == edition { return }
        self = WayVerdicts()
        self.edition = edition
    }

    /// Whether the way is open; `nil` where nobody has asked yet.
    subscript(way: Int32) -> Bool? {
        let place = Int(way)
        return place < known.count ? known[place].map { $0 == .open } : nil
    }

    /// Keeps what reach says of a way.
    mutating func learn(_ way: Int32, isOpen: Bool) {
        let place = Int(way)
        if place >= known.count {
            known += [Verdict?](repeating: nil, count: place + 1 - known.count)
        }
        known[place] = isOpen ? .open : .closed
        count += 1
    }
}
