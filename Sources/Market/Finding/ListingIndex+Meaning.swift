internal import Reach

extension ListingIndex {
    /// The most words that one typed word is tried with, best first.
    private static let mostReadings = 5
    /// The most combinations of them that are searched.
    private static let mostTrials = 30

    /// What was meant by words that find nothing: a keyboard's leftovers, marks left out, or one
    /// slip in a word; `nil` where no such reading finds a live listing.
    ///
    /// First the words that no listing holds are read anew, all of them; where each is held by
    /// some listing, one word at a time. Ties go to the reading that more listings hold.
    func meant(
        by words: SearchWords, at state: Int
    ) -> (words: SearchWords, finds: [WordFind])? {
        let places = words.pieces.indices
        let unknown = places.filter { !isHeld(words.pieces[$0].word) }
        var trials: [SearchWords] = []
        if unknown.isEmpty {
            for place in places {
                trials += readings(of: words.pieces[place]).map { words.replacing(place, by: $0) }
            }
        } else {
            trials = [words]
            for place in unknown {
                let readings = readings(of: words.pieces[place])
                trials = trials.flatMap { trial in
                    readings.map { trial.replacing(place, by: $0) }
                }
                trials = Array(trials.prefix(Self.mostTrials))
            }
        }
        for trial in trials.prefix(Self.mostTrials) + respelled(words) {
            if let finds = finds(of: trial, at: state) { return (trial, finds) }
        }
        return nil
    }

    private func isHeld(_ word: SearchWord) -> Bool {
        !words.answers(to: word).isEmpty
    }

    /// Other words that one typed word may stand for, likeliest first.
    ///
    /// A word with marks that some listing holds as it is was meant: "tôi" is never read as
    /// "tỏi", whatever is found by it.
    private func readings(of piece: SearchText.Piece) -> [SearchText.Piece] {
        if piece.word.isMarked, words.knows(piece.word) { return [] }
        var found: [SearchWord] = []
        func add(_ words: [SearchWord]) {
            for word in words where word != piece.word && !found.contains(word) {
                found.append(word)
            }
        }
        add(
            KeyboardMarks.readings(of: piece.text).flatMap { text in
                SearchText.pieces(of: text, most: 1).map(\.word)
            }.filter(isHeld))
        add(words.lessMarked(piece.word))
        add(words.oneSlipAway(from: piece.word))
        return found.prefix(Self.mostReadings).map {
            SearchText.Piece(word: $0, text: $0.text)
        }
    }
}
