internal import Market
internal import Reach
internal import Synchronization

/// Keeps the reports that were made last, so that reading one page by page makes it once.
final class QualityShelf: Sendable {
    /// What a report was asked for, and of which state of the house.
    struct Question: Hashable {
        let area: QualityArea
        let day: Day
        let generation: Int
    }

    /// Two large reports are some megabytes each.
    private static let most = 2
    /// What partners say changes no generation, so that a report grows old by itself.
    private static let longestMilliseconds: Int64 = 60_000

    private struct Entry {
        let question: Question
        let report: QualityReport
        let madeAt: Int64
    }

    private let entries = Mutex<[Entry]>([])

    /// The report, unless it was made more than a minute ago.
    func report(_ question: Question, at now: Int64) -> QualityReport? {
        entries.withLock { entries in
            entries.removeAll { now - $0.madeAt > Self.longestMilliseconds }
            return entries.first { $0.question == question }?.report
        }
    }

    /// Puts a report in front; the oldest goes.
    func keep(_ report: QualityReport, _ question: Question, at now: Int64) {
        entries.withLock { entries in
            entries.removeAll { $0.question.area == question.area }
            entries.insert(Entry(question: question, report: report, madeAt: now), at: 0)
            entries = Array(entries.prefix(Self.most))
        }
    }
}
