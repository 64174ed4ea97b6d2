internal import Operations
internal import Reach

/// Tells on standard error how far an import is and how fast it goes.
struct ImportProgress: Sendable {
    private let start = ContinuousClock.now

    func tell(_ progress: CoverageProgress) {
        switch progress {
        case .read(let table, let rows):
            Terminal.warn("\(table.rawValue): \(rows) dòng / rows\(rate(rows))")
        case .checking(let rows):
            Terminal.warn("Kiểm tra / Checking: \(rows) dòng / rows")
        case .laid(let count, let total) where count == total || count.isMultiple(of: 20_000):
            Terminal.warn("Ghi / Writing: \(count) / \(total)")
        case .laid:
            break
        }
    }

    func finish(rows: Int) {
        Terminal.warn("Xong / Done: \(rows) dòng / rows\(rate(rows))")
    }

    private func rate(_ rows: Int) -> String {
        let seconds = Double((ContinuousClock.now - start) / .milliseconds(1)) / 1_000
        guard seconds > 0 else { return "" }
        return ", \(Int(Double(rows) / seconds)) dòng/giây / rows a second"
    }
}
