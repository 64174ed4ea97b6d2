internal import Market
internal import Reach

extension FieldReader {
    /// One of the words of a list of ours.
    mutating func choice<Word: RawRepresentable & CaseIterable>(
        _ name: String, of kind: Word.Type
    ) -> Word? where Word.RawValue == String {
        parsed(name, FieldReader.words(of: kind), Word.init(rawValue:))
    }

    /// The same where nothing need be chosen.
    mutating func choiceIfAny<Word: RawRepresentable & CaseIterable>(
        _ name: String, of kind: Word.Type
    ) -> Word? where Word.RawValue == String {
        parsedIfAny(name, FieldReader.words(of: kind), Word.init(rawValue:))
    }

    /// Words of a list of ours, each once; a word that is not on it is named by its place.
    mutating func choices<Word: RawRepresentable & CaseIterable & Hashable>(
        _ name: String, of kind: Word.Type
    ) -> Set<Word> where Word.RawValue == String {
        let written = texts(name, limit: Word.allCases.count)
        var chosen: Set<Word> = []
        for (index, text) in written.enumerated() {
            if let word = Word(rawValue: text) {
                chosen.insert(word)
            } else {
                refuse(
                    .malformed("\(place(of: name))[\(index)]", FieldReader.words(of: kind)))
            }
        }
        return chosen
    }

    mutating func day(_ name: String) -> Day {
        parsed(name, FieldReader.dayWords) { Day($0) } ?? Day(number: 0)
    }

    mutating func dayIfAny(_ name: String) -> Day? {
        parsedIfAny(name, FieldReader.dayWords) { Day($0) }
    }

    /// A commune's code; whether the commune exists is for the rules to say.
    mutating func commune(_ name: String) -> CommuneCode? {
        parsed(name, FieldReader.communeWords) { CommuneCode($0) }
    }

    mutating func communeIfAny(_ name: String) -> CommuneCode? {
        parsedIfAny(name, FieldReader.communeWords) { CommuneCode($0) }
    }

    static func words<Word: RawRepresentable & CaseIterable>(
        of kind: Word.Type
    ) -> Sentence where Word.RawValue == String {
        let list = kind.allCases.map(\.rawValue).joined(separator: ", ")
        return Sentence(vi: "một trong các từ: \(list)", en: "one of: \(list)")
    }

    static let dayWords = Sentence(vi: "ngày dạng YYYY-MM-DD", en: "a day written YYYY-MM-DD")
    static let communeWords = Sentence(
        vi: "mã xã gồm năm chữ số", en: "a commune code of five digits")
}
