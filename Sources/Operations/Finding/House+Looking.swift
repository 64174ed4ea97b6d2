internal import Market
internal import Reach

extension House {
    /// Asks the index; of what reaches a destination, where one is given.
    func look(_ question: ListingQuestion, for destination: CommuneCode?) -> ListingFindings {
        guard let destination else { return finder.find(question) }
        // Taken once, so that one page speaks of one state of the coverage.
        let sheet = atlas.sheet
        let day = clockwork.today
        let sieve = ReachSieve(sheet.reach, to: destination, on: day)
        var question = question
        question.reaches = { sieve.serves($0, from: $1) }
        question.verdicts = finder.ways.verdicts(to: destination, sheet, day)
        let findings = finder.find(question)
        if findings.verdicts.isNewer(than: question.verdicts) {
            finder.ways.keep(findings.verdicts, to: destination, sheet, day)
        }
        return findings
    }
}
