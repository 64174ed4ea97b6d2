internal import Reach

/// Text within a courier's limits, which count code points of the composed form.
enum BoundedText {
    /// What couriers say in words is kept no longer than this.
    static let longestMessage = 300
    /// Codes and numbers of couriers are shorter than this.
    static let longestCode = 100

    static func length(_ text: String) -> Int {
        FoldedText.composed(text).unicodeScalars.count
    }

    /// The whole text, or as many whole letters as fit with "…" behind them.
    ///
    /// A letter is never cut between its parts: "ế" of two marks stays or goes as one.
    static func shortened(_ text: String, to limit: Int) -> String {
        let composed = FoldedText.composed(text)
        guard composed.unicodeScalars.count > limit else { return composed }
        var kept = ""
        var room = limit - 1
        for letter in composed {
            room -= letter.unicodeScalars.count
            if room < 0 { break }
            kept.append(letter)
        }
        return limit > 0 ? kept + "…" : ""
    }

    /// What a courier said, on one line and cut: for logs and for people.
    static func message(_ text: String) -> String {
        line(text, longestMessage)
    }

    /// A courier's code or number on one line, `nil` when there is none.
    static func code(_ text: String?) -> String? {
        guard let text, !text.isEmpty else { return nil }
        return line(text, longestCode)
    }

    /// Cut by code points, since one letter of a hostile answer may hold any number of them.
    private static func line(_ text: String, _ limit: Int) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(limit) {
            let isControl = scalar.properties.generalCategory == .control
            kept.append(isControl ? " " : scalar)
        }
        return String(kept)
    }
}
