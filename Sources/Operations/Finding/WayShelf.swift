internal import Market
internal import Reach
internal import Synchronization

/// Keeps, for each destination, which of the ways of the index lead there on a day.
///
/// Thousands of searches ask the same of reach, whose answer is another one only with another
/// sheet of the atlas or another day.
final class WayShelf: Sendable {
    /// Under which coverage something was learned, and for which day.
    private struct Time {
        let sheet: ReachShelf
        let day: Day

        func isSame(as other: Time) -> Bool {
            sheet === other.sheet && day == other.day
        }
    }

    private struct Kept {
        var time: Time?
        var verdicts: [CommuneCode: WayVerdicts] = [:]
        var size = 0
    }

    /// Bytes of all verdicts together: of all communes, with hundreds of ways to each.
    private static let mostBytes = 2 << 20

    private let kept = Mutex(Kept())

    /// What is known of the destination under that coverage and on that day.
    func verdicts(to destination: CommuneCode, _ sheet: Atlas.Sheet, _ day: Day) -> WayVerdicts {
        let time = Time(sheet: sheet.shelf, day: day)
        return kept.withLock { kept in
            guard kept.time?.isSame(as: time) == true else { return WayVerdicts() }
            return kept.verdicts[destination] ?? WayVerdicts()
        }
    }

    /// Keeps what a look has learned; of two that learned at once the later one stays.
    func keep(
        _ verdicts: WayVerdicts, to destination: CommuneCode, _ sheet: Atlas.Sheet, _ day: Day
    ) {
        let time = Time(sheet: sheet.shelf, day: day)
        kept.withLock { kept in
            let isOld = kept.time?.isSame(as: time) != true
            if isOld || kept.size + verdicts.size > Self.mostBytes { kept = Kept(time: time) }
            let old = kept.verdicts.updateValue(verdicts, forKey: destination)
            kept.size += verdicts.size - (old?.size ?? 0)
        }
    }
}
