internal import HTTPTypes
internal import NIOCore
internal import Operations
internal import Reach
internal import Synchronization

/// Keeps replies about products as they were made, while nothing public has changed, and not
/// beyond the day: stars come and go at midnight.
final class PassportShelf: Sendable {
    /// A reply as for somebody who has no copy yet; without a tag it is not kept.
    struct Made: Sendable {
        let reply: Reply
        let tag: EntityTag?
    }

    private struct Kept {
        var generation = 0
        /// The instant (UTC milliseconds) at which "today" becomes another day.
        var trueUntil: Int64 = 0
        var replies: [String: Made] = [:]
        var byteCount = 0
    }

    /// Replies of one generation and day; beyond it the shelf is cleared.
    private let most: Int
    private let mostBytes: Int
    private let kept = Mutex(Kept())
    /// Headers, tag, key and the dictionary's own part of each.
    private static let overhead = 768

    init(most: Int = 4_000, mostBytes: Int = 24 << 20) {
        self.most = most
        self.mostBytes = mostBytes
    }

    /// The kept reply to the call, or what `make` gives; `base` sets apart replies that name
    /// the address under which the server was asked, and `path` is kept in place of the call's
    /// target where the query changes nothing.
    func answer(
        _ call: Call, _ house: House, base: String = "", path: String? = nil,
        _ make: () async throws -> Made
    ) async throws -> Reply {
        let key = "\(call.language.tag) \(base) \(path ?? call.target)"
        // Both before anything is read: a change or midnight may come while it is made.
        let generation = house.generation
        let now = house.clockwork.now()
        let known = kept.withLock { kept in
            kept.generation == generation && now < kept.trueUntil ? kept.replies[key] : nil
        }
        let made: Made
        if let known { made = known } else { made = try await make() }
        guard let tag = made.tag, made.reply.status == .ok else { return made.reply }
        if known == nil { keep(made, key, generation, now) }
        // A page says in its own words for how long it may be kept.
        let cacheControl = made.reply.headers[.cacheControl]
        var reply = call.fresh(made.reply, tag)
        reply.headers[.cacheControl] = cacheControl ?? reply.headers[.cacheControl]
        return reply
    }

    private func keep(_ made: Made, _ key: String, _ generation: Int, _ now: Int64) {
        let tomorrow = Day(utcMilliseconds: now).advanced(by: 1).startUTCMilliseconds
        let size = made.reply.body.readableBytes + key.utf8.count + Self.overhead
        kept.withLock { kept in
            // One that was made before a change, or before midnight, comes too late.
            if generation < kept.generation || tomorrow < kept.trueUntil { return }
            let isOther = generation != kept.generation || tomorrow != kept.trueUntil
            if isOther || kept.replies.count >= most || kept.byteCount + size > mostBytes {
                kept = Kept(generation: generation, trueUntil: tomorrow)
            }
            if kept.replies.updateValue(made, forKey: key) == nil { kept.byteCount += size }
        }
    }
}
