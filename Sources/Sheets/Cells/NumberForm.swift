/// What a number in a cell is shown as; to the file a day is a number too.
enum NumberForm: Hashable {
    case number
    /// A day without a time of day.
    case day
    /// A time, with its day where there is one.
    case moment
    /// Hours that may be more than a day has.
    case duration

    /// A format that every spreadsheet knows by its number (ECMA-376 part 1, 18.8.30).
    init(builtIn id: Int) {
        switch id {
        case 14...17: self = .day
        case 18...22, 45, 47: self = .moment
        case 46: self = .duration
        // East Asian ones: days in one language, times in another.
        case 27...36, 50...58: self = .moment
        default: self = .number
        }
    }

    /// What a format written out means, by the first of its sections.
    ///
    /// Letters in quotes, after a backslash and in brackets are no part of it, but `[h]` is:
    /// `dd/mm/yyyy` is a day, `h:mm` a moment, `[h]:mm` a duration, `#,##0 "đồng"` a number.
    init(code: String) {
        var letters: Set<Character> = []
        var characters = code.lowercased().replacing("general", with: "")[...]
        var isDuration = false
        while let next = characters.popFirst(), next != ";" {
            switch next {
            case "\"": characters = characters.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": characters = characters.dropFirst()
            case "[":
                let inside = characters.prefix { $0 != "]" }
                characters = characters.dropFirst(inside.count + 1)
                isDuration = isDuration || ["h", "hh", "m", "mm", "s", "ss"].contains(inside)
            default: letters.insert(next)
            }
        }
        let hasTime = !letters.isDisjoint(with: ["h", "s"])
        let hasDay = !letters.isDisjoint(with: ["y", "d"]) || (letters.contains("m") && !hasTime)
        if isDuration {
            self = .duration
        } else if hasTime {
            self = .moment
        } else {
            self = hasDay ? .day : .number
        }
    }
}
