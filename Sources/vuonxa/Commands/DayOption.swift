internal import ArgumentParser
internal import Reach

/// Days as options of a command.
enum DayOption {
    /// The day, or `nil` where none was given; refuses what is no day.
    static func read(_ option: String, _ text: String?) throws -> Day? {
        guard let text else { return nil }
        guard let day = Day(text) else { throw ValidationError("\(option): YYYY-MM-DD") }
        return day
    }
}
