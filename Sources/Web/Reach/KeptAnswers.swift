internal import NIOCore

/// Answers of one state of the house, no more of them than a number and a weight allow.
struct KeptAnswers: Sendable {
    struct Question: Hashable, Sendable {
        let target: String
        let language: Language
    }

    struct Answer: Sendable {
        /// With all its headers, as for somebody who has no copy yet.
        let reply: Reply
        let tag: EntityTag
        /// The instant (UTC milliseconds) at which "today" becomes another day.
        let trueUntil: Int64
    }

    /// Beyond either all are forgotten: what is asked again is made again.
    private let mostAnswers: Int
    private let mostBytes: Int
    private var generation = 0
    private var answers: [Question: Answer] = [:]
    private(set) var byteCount = 0

    var count: Int { answers.count }

    init(mostAnswers: Int, mostBytes: Int) {
        self.mostAnswers = mostAnswers
        self.mostBytes = mostBytes
    }

    /// What was answered in the same state of the house, while it is still true.
    func answer(to question: Question, _ generation: Int, at now: Int64) -> Answer? {
        guard self.generation == generation, let answer = answers[question],
            now < answer.trueUntil
        else { return nil }
        return answer
    }

    mutating func keep(_ answer: Answer, to question: Question, _ generation: Int) {
        // One that was made before a change comes too late.
        if generation < self.generation { return }
        let size = Self.size(of: answer, question)
        let isFull = answers.count >= mostAnswers || byteCount + size > mostBytes
        if generation != self.generation || isFull {
            self.generation = generation
            answers.removeAll()
            byteCount = 0
        }
        // What is heavier than all that may be kept is not worth the others.
        if size > mostBytes { return }
        if let old = answers.updateValue(answer, forKey: question) {
            byteCount -= Self.size(of: old, question)
        }
        byteCount += size
    }

    /// About the bytes that an answer takes up; its question may be longer than itself.
    private static func size(of answer: Answer, _ question: Question) -> Int {
        answer.reply.body.readableBytes + question.target.utf8.count + overhead
    }

    /// Headers, tag and the dictionary's own part.
    private static let overhead = 512
}
