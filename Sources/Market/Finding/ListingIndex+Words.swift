/// A document that holds all words, and what it is worth to them.
struct WordFind: Sendable {
    let document: Int32
    let worth: UInt16
}

extension ListingIndex {
    /// How far a document has answered the words that were looked at so far.
    private struct Standing {
        /// How many of the words it has, as long as it lacks none of them.
        var words: UInt8 = 0
        /// Its best find of the last of these: a word counts once.
        var best: UInt8 = 0
        var worth: UInt16 = 0
    }

    /// The documents that hold all of the words, in no order; `nil` where none of them is live.
    ///
    /// The rarest word is looked at first, so that the others are weighed where it stands only.
    func finds(of words: SearchWords, at state: Int) -> [WordFind]? {
        let answers = words.pieces.map { self.words.answers(to: $0.word) }
        if answers.contains(where: \.isEmpty) { return nil }
        let rarestFirst = answers.map { ($0, self.words.count(of: $0)) }.sorted { $0.1 < $1.1 }
        let finds = finds(of: rarestFirst.map(\.0))
        return finds.contains { isShown(Int($0.document), at: state) } ? finds : nil
    }

    private func finds(of answers: [[WordIndex.Answer]]) -> [WordFind] {
        var standings = [Standing](repeating: Standing(), count: documents.count)
        var found: [Int32] = []
        standings.withUnsafeMutableBufferPointer { standings in
            for (place, answers) in answers.enumerated() {
                let (before, now) = (UInt8(place), UInt8(place + 1))
                // Only what the last word finds has them all.
                let candidates = place == 0 ? nil : found
                found = []
                words.eachFind(in: answers, among: candidates) { document, worth in
                    let standing = standings[document]
                    if standing.words == before {
                        standings[document] = Standing(
                            words: now, best: worth, worth: standing.worth + UInt16(worth))
                        found.append(Int32(document))
                    } else if standing.words == now, worth > standing.best {
                        standings[document].best = worth
                        standings[document].worth += UInt16(worth - standing.best)
                    }
                }
            }
        }
        return found.map { WordFind(document: $0, worth: standings[Int($0)].worth) }
    }
}
