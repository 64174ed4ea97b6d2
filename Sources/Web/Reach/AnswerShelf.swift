internal import HTTPTypes
internal import NIOCore
internal import Operations
internal import Reach
internal import Synchronization

/// Keeps answers about reach as they were sent, for those who ask without a key.
///
/// An answer is given again only while nothing public has changed since before it was made, and
/// not beyond its day; so it is never older than the coverage, the suspensions or the listing.
final class AnswerShelf: Sendable {
    private struct Question: Hashable {
        let target: String
        let language: Language
    }

    private struct Answer {
        /// With all its headers, as for somebody who has no copy yet.
        let reply: Reply
        let tag: EntityTag
        /// The instant (UTC milliseconds) at which "today" becomes another day.
        let trueUntil: Int64
    }

    private struct Kept {
        var generation = 0
        var answers: [Question: Answer] = [:]
        var byteCount = 0
    }

    /// Answers of one generation; beyond it the shelf is cleared.
    private let mostAnswers: Int
    private let mostBytes: Int
    private let kept = Mutex(Kept())

    init(mostAnswers: Int = 4_000, mostBytes: Int = 32 << 20) {
        self.mostAnswers = mostAnswers
        self.mostBytes = mostBytes
    }

    /// The kept answer to the call, or the one that `make` gives; a keyed call is always made anew.
    func answer(
        _ call: Call, _ house: House, _ make: () async throws -> Document
    ) async throws -> Reply {
        guard call.caller == nil else { return finished(try await make(), call).reply }
        let question = Question(target: call.target, language: call.language)
        // Both before anything is read: a change or midnight may come while it is made.
        let generation = house.generation
        let now = house.clockwork.now()
        if let known = find(question, generation, now) {
            if call.headers[.ifNoneMatch] == nil { return known.reply }
            return call.spoken(call.fresh(known.reply, known.tag))
        }
        let document = try await make()
        let tomorrow = Day(utcMilliseconds: now).advanced(by: 1).startUTCMilliseconds
        let (reply, tag) = finished(document, call)
        if reply.status == .ok {
            keep(Answer(reply: reply, tag: tag, trueUntil: tomorrow), question, generation)
        }
        return reply
    }

    private func find(_ question: Question, _ generation: Int, _ now: Int64) -> Answer? {
        kept.withLock { kept in
            guard kept.generation == generation, let answer = kept.answers[question],
                now < answer.trueUntil
            else { return nil }
            return answer
        }
    }

    private func keep(_ answer: Answer, _ question: Question, _ generation: Int) {
        kept.withLock { kept in
            // One that was made before a change comes too late.
            if generation < kept.generation { return }
            let size = Self.size(of: answer, question)
            let isFull = kept.answers.count >= mostAnswers || kept.byteCount + size > mostBytes
            if generation != kept.generation || isFull { kept = Kept(generation: generation) }
            if let old = kept.answers.updateValue(answer, forKey: question) {
                kept.byteCount -= Self.size(of: old, question)
            }
            kept.byteCount += size
        }
    }

    /// About the bytes that an answer takes up; its question may be longer than itself.
    private static func size(of answer: Answer, _ question: Question) -> Int {
        answer.reply.body.readableBytes + question.target.utf8.count + overhead
    }

    /// Headers, tag and the dictionary's own part.
    private static let overhead = 512

    private func finished(_ document: Document, _ call: Call) -> (reply: Reply, tag: EntityTag) {
        let tag = EntityTag(version: nil, body: document.bytes)
        return (call.spoken(call.fresh(document.reply, tag)), tag)
    }
}

/// What is sent, and in which form.
struct Document: Sendable {
    let form: ReachForm
    let bytes: [UInt8]

    /// Without the headers that depend on the caller.
    var reply: Reply {
        var reply = Reply.json(bytes)
        reply.headers[.contentType] = form.mediaType
        // Whoever opens a drawing by itself must not be able to run anything in it.
        if form == .svg {
            reply.headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'"
        }
        return reply
    }
}

/// The forms in which reach is given out.
enum ReachForm: String, CaseIterable, Sendable {
    case json
    case svg
    case geojson
    case csv

    var mediaType: String {
        switch self {
        case .json: "application/json"
        case .svg: "image/svg+xml"
        case .geojson: "application/geo+json"
        case .csv: "text/csv; charset=utf-8; header=present"
        }
    }
}
