internal import Reach

/// Instants as couriers write them, in the time of Viet Nam.
enum SandboxTime {
    static let day: Int64 = 86_400_000

    /// 1_795_316_400_000 gives `22/11/2026 10:00:00`.
    static func slashed(_ utcMilliseconds: Int64) -> String {
        let parts = Day(utcMilliseconds: utcMilliseconds).parts
        let date = [two(parts.day), two(parts.month), "\(parts.year)"].joined(separator: "/")
        return "\(date) \(clock(utcMilliseconds))"
    }

    /// 1_795_316_400_000 gives `2026-11-22T10:00:00+07:00`.
    static func offset(_ utcMilliseconds: Int64) -> String {
        "\(Day(utcMilliseconds: utcMilliseconds).text)T\(clock(utcMilliseconds))+07:00"
    }

    /// 1_795_316_400_000 gives `2026-11-22 10:00:00`.
    static func plain(_ utcMilliseconds: Int64) -> String {
        "\(Day(utcMilliseconds: utcMilliseconds).text) \(clock(utcMilliseconds))"
    }

    /// Whether the text is `dd/MM/yyyy HH:mm:ss` of a real day.
    static func isSlashed(_ text: String) -> Bool {
        let halves = text.split(separator: " ", omittingEmptySubsequences: false)
        guard halves.count == 2, isClock(halves[1]) else { return false }
        let parts = halves[0].split(separator: "/", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [2, 2, 4] else { return false }
        return Day(parts.reversed().joined(separator: "-")) != nil
    }

    /// The day written `DD-MM-YYYY`.
    static func dashedDay(_ text: String) -> Day? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [2, 2, 4] else { return nil }
        return Day(parts.reversed().joined(separator: "-"))
    }

    private static func isClock(_ text: Substring) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [2, 2, 2] else { return false }
        let numbers = parts.compactMap { Int($0) }
        return numbers.count == 3 && (0..<24).contains(numbers[0])
            && numbers[1...].allSatisfy { (0..<60).contains($0) }
    }

    private static func clock(_ utcMilliseconds: Int64) -> String {
        let start = Day(utcMilliseconds: utcMilliseconds).startUTCMilliseconds
        let seconds = Int((utcMilliseconds - start) / 1_000)
        return [seconds / 3_600, seconds / 60 % 60, seconds % 60].map(two).joined(separator: ":")
    }

    private static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
