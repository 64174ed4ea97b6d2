/// Where in a listing a word stands; the earlier the case, the more a find there is worth.
package enum SearchField: UInt8, Sendable, CaseIterable {
    /// The first word of the name.
    case opening
    case name
    case producer
    case commune
    case pack
    /// Story and description.
    case text

    /// What a whole word found there counts, a name more than a producer, and both more than text.
    var weight: Int {
        switch self {
        case .opening: 110
        case .name: 100
        case .producer: 60
        case .commune: 50
        case .pack: 30
        case .text: 20
        }
    }
}

/// How a word of a listing answers one that was typed.
enum WordMatch: Int, Sendable, CaseIterable {
    /// The same word with the same marks, or with none where none were typed.
    case asTyped
    /// The same letters; marks were not typed.
    case unmarked
    /// It goes on after what was typed.
    case beginning

    /// How a word that begins with the typed letters answers; `nil` where its marks are others.
    init?(of word: SearchWord, to typed: SearchWord) {
        if word == typed {
            self = .asTyped
        } else if word.plainCount == typed.plainCount {
            if typed.isMarked { return nil }
            self = .unmarked
        } else if typed.begins(word) {
            self = .beginning
        } else {
            return nil
        }
    }

    /// How much of the field's weight it is worth, in per cent: a whole word before a beginning.
    var share: Int {
        switch self {
        case .asTyped: 100
        case .unmarked: 90
        case .beginning: 50
        }
    }
}

/// The words of one listing, each in the best of the fields where it stands.
package struct SearchableText: Sendable {
    private(set) var fields: [SearchWord: SearchField] = [:]

    package init(name: String, producer: String, commune: String, pack: String, texts: [String]) {
        var isFirst = true
        SearchText.eachWord(of: name) { word in
            add(word, isFirst ? .opening : .name)
            isFirst = false
        }
        for (text, field) in [
            (producer, SearchField.producer), (commune, .commune), (pack, .pack),
        ] {
            SearchText.eachWord(of: text) { add($0, field) }
        }
        for text in texts { SearchText.eachWord(of: text) { add($0, .text) } }
    }

    private mutating func add(_ word: SearchWord, _ field: SearchField) {
        // Fields come best first.
        if fields[word] == nil { fields[word] = field }
    }
}
