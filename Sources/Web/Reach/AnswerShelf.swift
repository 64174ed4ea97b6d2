internal import HTTPTypes
internal import Operations
internal import Reach
internal import Synchronization

/// Keeps answers about reach as they were sent, for those who ask without a key.
///
/// An answer is given again only while nothing public has changed since before it was made, and
/// not beyond its day; so it is never older than the coverage, the suspensions or the listing.
final class AnswerShelf: Sendable {
    private let kept: Mutex<KeptAnswers>

    init(mostAnswers: Int = 4_000, mostBytes: Int = 32 << 20) {
        kept = Mutex(KeptAnswers(mostAnswers: mostAnswers, mostBytes: mostBytes))
    }

    /// The kept answer to the call, or the one that `make` gives; a keyed call is always made anew.
    func answer(
        _ call: Call, _ house: House, _ make: () async throws -> Document
    ) async throws -> Reply {
        guard call.caller == nil else { return finished(try await make(), call).reply }
        let question = KeptAnswers.Question(target: call.target, language: call.language)
        // Both before anything is read: a change or midnight may come while it is made.
        let generation = house.generation
        let now = house.clockwork.now()
        if let known = kept.withLock({ $0.answer(to: question, generation, at: now) }) {
            if call.headers[.ifNoneMatch] == nil { return known.reply }
            return call.spoken(call.fresh(known.reply, known.tag))
        }
        let document = try await make()
        let tomorrow = Day(utcMilliseconds: now).advanced(by: 1).startUTCMilliseconds
        let (reply, tag) = finished(document, call)
        if reply.status == .ok {
            let answer = KeptAnswers.Answer(reply: reply, tag: tag, trueUntil: tomorrow)
            kept.withLock { $0.keep(answer, to: question, generation) }
        }
        return reply
    }

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
