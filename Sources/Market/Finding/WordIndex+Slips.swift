extension WordIndex {
    /// Words with the same letters and more marks than were typed, most frequent first.
    func lessMarked(_ typed: SearchWord) -> [SearchWord] {
        guard typed.isMarked else { return [] }
        return ordered(
            words.indices.filter { words[$0] != typed && typed.isLessMarked(than: words[$0]) })
    }

    /// Words one letter more, less, other or swapped away, most frequent first.
    ///
    /// Only words of four letters and more are taken for slips. Without marks typed, the answer
    /// has none; with marks, these must be there in their order.
    func oneSlipAway(from typed: SearchWord) -> [SearchWord] {
        guard typed.letterCount >= Self.shortestSlip else { return [] }
        let letters = Array(typed.plain)
        let set = typed.letterSet
        let near = words.indices.filter { number in
            let word = words[number]
            // One slip takes at most one letter out of the set and puts at most one in.
            guard (letterSets[number] ^ set).nonzeroBitCount <= 2,
                abs(word.plainCount - letters.count) <= 1
            else { return false }
            return OneSlip.parts(letters, Array(word.plain)) && typed.marksFit(word)
        }
        if typed.isMarked { return ordered(near) }
        var counts: [SearchWord: Int] = [:]
        for number in near { counts[words[number].unmarked, default: 0] += count(of: number) }
        return counts.sorted { ($1.value, $0.key.text) < ($0.value, $1.key.text) }.map(\.key)
    }

    private static let shortestSlip = 4

    private func ordered(_ numbers: [Int]) -> [SearchWord] {
        numbers.sorted { (count(of: $1), words[$0].text) < (count(of: $0), words[$1].text) }
            .map { words[$0] }
    }
}

extension SearchWord {
    /// Whether the marks of this stand in the other in their order, with others between them.
    fileprivate func marksFit(_ word: SearchWord) -> Bool {
        if !isMarked { return true }
        guard tones.isEmpty || tones == word.tones else { return false }
        var rest = word.shapes.filter { $0 != 0 }[...]
        for shape in shapes where shape != 0 {
            guard let place = rest.firstIndex(of: shape) else { return false }
            rest = rest[(place + 1)...]
        }
        return true
    }
}
