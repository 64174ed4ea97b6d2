extension ListingIndex {
    /// The page that is asked for, in one look; listings that are not live now are never on it.
    ///
    /// What is typed is searched as it is; only where no live listing at all answers to it, a
    /// slip of the keyboard is looked for, and what was searched instead stands beside the page.
    package func find(_ question: ListingQuestion) -> ListingFindings {
        let state = state(of: question.after)
        var findings = ListingFindings()
        findings.edition = edition
        var scores: [Int32]?
        if let words = question.words {
            var found = self.scores(of: words, at: state)
            if found == nil, let meant = meant(by: words, at: state) {
                findings.didYouMean = meant.words.text
                found = meant.scores
            }
            guard let found else {
                findings.facets = question.facets.map { ($0, []) }
                return findings
            }
            scores = found
        }
        var look = ListingLook(self, question, state: state)
        if scores == nil, question.facets.isEmpty, question.sort != .price,
            question.sort != .priceDown, question.sort != .stars
        {
            look.walk()
        } else {
            look.gather(scores)
        }
        findings.hits = look.hits
        findings.next = look.next
        findings.facets = look.counts()
        return findings
    }

    /// The change whose order a page goes on with: that of the first page, or the present one.
    private func state(of position: ListingPosition?) -> Int {
        guard let position, position.edition == edition, position.change <= change,
            position.change >= forgotten
        else { return change }
        return position.change
    }

    /// What each document is worth to the words, by its number; 0 where it lacks one of them.
    ///
    /// `nil` where no live listing has them all.
    func scores(of words: SearchWords, at state: Int) -> [Int32]? {
        var total = [Int32](repeating: 0, count: documents.count)
        var seen = [UInt8](repeating: 0, count: documents.count)
        var best = [Int32](repeating: 0, count: documents.count)
        for (index, piece) in words.pieces.enumerated() {
            let before = UInt8(index)
            // A word counts once, by its best find.
            self.words.eachFind(of: piece.word) { document, score in
                if seen[document] == before {
                    seen[document] = before + 1
                    best[document] = Int32(score)
                    total[document] += Int32(score)
                } else if seen[document] == before + 1, Int32(score) > best[document] {
                    total[document] += Int32(score) - best[document]
                    best[document] = Int32(score)
                }
            }
        }
        var isFound = false
        for document in documents.indices {
            if seen[document] < words.pieces.count {
                total[document] = 0
            } else if !isFound {
                isFound = isShown(document, at: state)
            }
        }
        return isFound ? total : nil
    }

    /// Whether it was its listing's state at that change, and the listing is live now.
    func isShown(_ document: Int, at state: Int) -> Bool {
        let document = documents[document]
        guard document.born <= state, state < document.died else { return false }
        let current = slots[Int(document.slot)].current
        return current >= 0 && documents[Int(current)].isLive
    }
}
