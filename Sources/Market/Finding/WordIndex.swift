/// All words of all listings, each with the documents that hold it.
struct WordIndex: Sendable {
    /// A word, by its number, that answers a typed one.
    struct Answer: Sendable {
        let number: Int32
        let match: WordMatch
    }

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

    /// Hands out every document that holds one of the words, once for each, with what it is worth.
    ///
    /// Where candidates are given, no others need be told of.
    @inline(__always)
    func eachFind(
        in answers: [Answer], among candidates: [Int32]?,
        _ take: (_ document: Int, _ worth: UInt8) -> Void
    ) {
        for answer in answers {
            let worths = Self.worths[answer.match.rawValue]
            let postings = postings[Int(answer.number)]
            if let candidates, !postings.fields.isEmpty, candidates.count < postings.count {
                for candidate in candidates where Int(candidate) < postings.fields.count {
                    let field = postings.fields[Int(candidate)]
                    if field > 0 { take(Int(candidate), worths[Int(field) - 1]) }
                }
            } else {
                worths.withUnsafeBufferPointer { worths in
                    postings.each { take($0, worths[$1]) }
                }
            }
        }
    }

    /// The words that answer a typed one.
    func answers(to typed: SearchWord) -> [Answer] {
        var answers: [Answer] = []
        var place = order.partitioningIndex { !words[Int($0)].plainIsBefore(typed) }
        while place < order.count {
            let number = order[place]
            let word = words[Int(number)]
            guard word.plain.starts(with: typed.plain) else { break }
            if let match = WordMatch(of: word, to: typed) {
                answers.append(Answer(number: number, match: match))
            }
            place += 1
        }
        return answers
    }

    /// How many finds the answers have together, by which the rarest word is looked at first.
    func count(of answers: [Answer]) -> Int {
        answers.reduce(0) { $0 + postings[Int($1.number)].count }
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

    /// What a find is worth, by the raw values of its match and its field.
    private static let worths: [[UInt8]] = WordMatch.allCases.map { match in
        SearchField.allCases.map { UInt8($0.weight * match.share / 100) }
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
