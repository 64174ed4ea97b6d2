internal import Market

/// The receiver of listing feeds: signature, form, gap and items, in that order.
struct SandboxListings: Sendable {
    private(set) var feeds: [String: SandboxFeed] = [:]
    private let signature: SandboxSignature
    private let limits: SandboxLimits

    /// `nil` when the secret cannot check a signature.
    init?(secret: String, limits: SandboxLimits) {
        guard
            let signature = SandboxSignature(
                secret: secret, toleranceSeconds: limits.toleranceSeconds)
        else { return nil }
        self.signature = signature
        self.limits = limits
    }

    mutating func answer(_ call: SandboxCall, feed: String, at now: Int64) -> SandboxFeed.Answer {
        guard call.body.count <= limits.batchBytes else {
            return .problem(413, "too_large", "more than \(limits.batchBytes) bytes")
        }
        let id = call.header("webhook-id")
        do throws(SandboxSignature.Refusal) {
            try signature.check(
                id: id, timestamp: call.header("webhook-timestamp"),
                signatures: call.header("webhook-signature"), body: call.body, now: now)
        } catch {
            return .problem(401, error.rawValue, "the message is not believed")
        }
        guard call.header("content-type")?.hasPrefix("application/json") == true else {
            return .problem(415, "content_type", "application/json is needed")
        }
        guard let message = try? JSONBody.object(call.body, depth: limits.depth) else {
            return .problem(400, "malformed", "not one JSON object")
        }
        do throws(SandboxBatch.Refusal) {
            if message["type"] == .text("listing.digest") {
                let digest = try SandboxDigest(message)
                return feeds[feed, default: SandboxFeed()].compare(digest)
            }
            return take(try SandboxBatch(message), id: id ?? "", into: feed)
        } catch {
            return .problem(422, "contract", error.message)
        }
    }

    /// Loses what a feed has told, as after a restore: the next batch shows a gap.
    mutating func forget(_ feed: String) {
        feeds[feed] = nil
    }

    private mutating func take(
        _ batch: SandboxBatch, id: String, into feed: String
    ) -> SandboxFeed.Answer {
        if feeds[feed] == nil, feeds.count >= limits.feeds {
            return .problem(507, "full", "the sandbox holds no more feeds")
        }
        return feeds[feed, default: SandboxFeed()].take(batch, id: id, limits: limits)
    }
}
