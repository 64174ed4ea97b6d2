extension ListingIndex {
    /// The page that is asked for, in one look; listings that are not live now are never on it.
    ///
    /// What is typed is searched as it is; only where no live listing at all answers to it, a
    /// slip of the keyboard is looked for, and what was searched instead stands beside the page.
    package func find(_ question: ListingQuestion) -> ListingFindings {
        let state = state(of: question.after)
        var findings = ListingFindings()
        findings.edition = edition
        findings.verdicts = question.verdicts
        var finds: [WordFind]?
        if let words = question.words {
            var found = self.finds(of: words, at: state)
            if found == nil, let meant = meant(by: words, at: state) {
                findings.didYouMean = meant.words.text
                found = meant.finds
            }
            guard let found else {
                findings.facets = question.facets.map { ($0, []) }
                return findings
            }
            finds = found
        }
        var look = ListingLook(self, question, state: state)
        if let finds {
            look.gather(finds)
        } else if question.facets.isEmpty, question.sort != .price,
            question.sort != .priceDown, question.sort != .stars
        {
            look.walk()
        } else {
            look.gatherAll()
        }
        findings.hits = look.hits
        findings.next = look.next
        findings.facets = look.counts()
        findings.verdicts = look.verdicts
        return findings
    }

    /// The change whose order a page goes on with: that of the first page, or the present one.
    private func state(of position: ListingPosition?) -> Int {
        guard let position, position.edition == edition, position.change <= change,
            position.change >= forgotten
        else { return change }
        return position.change
    }

    /// Whether it was its listing's state at that change, and the listing is live now.
    func isShown(_ document: Int, at state: Int) -> Bool {
        let document = documents[document]
        guard document.born <= state, state < document.died else { return false }
        if document.isCurrent { return document.isLive }
        let current = slots[Int(document.slot)].current
        return current >= 0 && documents[Int(current)].isLive
    }
}
