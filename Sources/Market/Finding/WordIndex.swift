/// All words of all listings, each with the documents that hold it.
struct WordIndex: Sendable {
    private var numbers: [SearchWord: Int] = [:]
    private(set) var words: [SearchWord] = []
    private var postings: [Postings] = []
    /// Word numbers in the order of their plain letters, so that beginnings lie side by side.
    private var order: [Int32] = []
    /// A bit for each plain letter that occurs in the word, to tell unlike words apart at once.
    private(set) var letterSets: [UInt64] = []

    /// Adds a document; its number must be higher than all before.
    mutating func add(_ document: Int, _ text: SearchableText) {
        for (word, field) in text.fields {
            postings[number(of: word)].add(document, field)
        }
    }

    /// Whether a listing has ever held the word with these very marks.
    func knows(_ word: SearchWord) -> Bool {
        numbers[word] != nil
    }

    func count(of number: Int) -> Int {
        postings[number].count
    }

    /// Hands out every document and field that holds a word which answers the typed one.
    func eachFind(
        of typed: SearchWord, _ take: (_ document: Int, _ score: Int) -> Void
    ) {
        eachAnswer(to: typed) { number, match in
            let scores = Self.scores(match)
            postings[number].each { take($0, scores[$1]) }
        }
    }

    /// The words that answer a typed one, as numbers.
    func eachAnswer(to typed: SearchWord, _ take: (_ number: Int, _ match: WordMatch) -> Void) {
        var place = order.partitioningIndex { !words[Int($0)].plainIsBefore(typed) }
        while place < order.count {
            let number = Int(order[place])
            let word = words[number]
            guard word.plain.starts(with: typed.plain) else { return }
            if word == typed {
                take(number, .asTyped)
            } else if word.plainCount == typed.plainCount {
                if !typed.isMarked { take(number, .unmarked) }
            } else if typed.begins(word) {
                take(number, .beginning)
            }
            place += 1
        }
    }

    /// Leaves out documents and numbers the others anew; words that nothing holds go as well.
    mutating func renumber(_ documents: [Int?]) {
        var made = WordIndex()
        for (number, word) in words.enumerated() {
            let kept = postings[number].renumbered(documents)
            if kept.count == 0 { continue }
            made.postings[made.number(of: word)] = kept
        }
        self = made
    }

    private mutating func number(of word: SearchWord) -> Int {
        if let number = numbers[word] { return number }
        let number = words.count
        let place = order.partitioningIndex { !words[Int($0)].plainIsBefore(word) }
        numbers[word] = number
        words.append(word)
        postings.append(Postings())
        letterSets.append(word.letterSet)
        order.insert(Int32(number), at: place)
        return number
    }

    /// What a find is worth, by the raw value of its field.
    private static func scores(_ match: WordMatch) -> [Int] {
        SearchField.allCases.map { $0.weight * match.share / 100 }
    }
}

extension SearchWord {
    /// Whether its plain letters come before those of the other, byte by byte.
    func plainIsBefore(_ other: SearchWord) -> Bool {
        plain.lexicographicallyPrecedes(other.plain)
    }

    /// A bit for each of its plain letters; letters beyond a to z and digits share bits.
    var letterSet: UInt64 {
        plain.reduce(0) { $0 | 1 << UInt64($1 & 0x3F) }
    }
}

extension Array {
    /// The first place from which on the predicate holds; it must hold for all behind that.
    func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
