extension ListingFeed {
    package func outcome(
        of reply: CourierReply, to job: CourierJob, at now: Int64
    ) -> CourierOutcome {
        switch job {
        case .push(let push): outcome(of: reply, to: push, at: now)
        case .logIn, .quote, .create, .find, .detail, .cancel, .updateCOD, .label, .poll:
            .unknown(CourierDoubt(cause: "a listing feed carries listings only"))
        }
    }

    /// The contract's table of statuses, complete; only 2xx is success, and 3xx never is.
    private func outcome(
        of reply: CourierReply, to push: ListingPush, at now: Int64
    ) -> CourierOutcome {
        let wait = RetryAfter.seconds(in: reply, at: now)
        switch reply.status {
        case 200..<300:
            return success(reply)
        case 300..<400:
            return later("redirect", "status \(reply.status), redirects are not followed", wait)
        case 409:
            return conflict(reply, push, wait)
        case 410:
            return .rejected(
                CourierRejection(
                    code: "gone", message: "status 410, the partner closed this address",
                    remedy: .stop))
        case 401, 403:
            return later("unauthorized", "status \(reply.status)", wait)
        case 413:
            return later("too_large", "status 413", wait)
        case 429:
            return later("throttled", "status 429", wait)
        case 500...:
            return .unknown(CourierDoubt(cause: "status \(reply.status)", afterSeconds: wait))
        default:
            return later("refused", "status \(reply.status)", wait)
        }
    }

    /// A 2xx counts when its body is empty, plain text or an object: a batch without `results`
    /// was taken whole. Anything else, such as a proxy's page, was not our receiver.
    private func success(_ reply: CourierReply) -> CourierOutcome {
        if reply.body.isEmpty || isPlainText(reply) { return .ok(.pushed([])) }
        guard let answer = ListingFeedAnswer(reply.body) else {
            return .unknown(
                CourierDoubt(cause: "status \(reply.status) with a body that is no JSON object"))
        }
        return .ok(.pushed(answer.verdicts))
    }

    /// Small receivers say "ok" in words; they must say that it is words.
    private func isPlainText(_ reply: CourierReply) -> Bool {
        let type = reply.header("content-type")?.lowercased() ?? ""
        return type == "text/plain" || type.hasPrefix("text/plain;")
    }

    private func conflict(
        _ reply: CourierReply, _ push: ListingPush, _ wait: Int?
    ) -> CourierOutcome {
        guard let answer = ListingFeedAnswer(reply.body) else {
            return later("conflict", "status 409 without saying what is missing", wait)
        }
        if let seq = answer.resumeFrom {
            // The next batch is what it needs: so it has this one, and its answer was lost.
            if seq == push.seq + 1 { return .ok(.pushed([])) }
            return gap("needs batch \(seq) and what follows", .from(seq: seq))
        }
        if answer.need == "snapshot" { return gap("needs a snapshot", .snapshot) }
        return later("conflict", "status 409 without saying what is missing", wait)
    }

    private func gap(_ message: String, _ resync: Resync) -> CourierOutcome {
        .rejected(CourierRejection(code: "gap", message: message, remedy: .resync(resync)))
    }

    private func later(_ code: String, _ message: String, _ wait: Int?) -> CourierOutcome {
        .rejected(
            CourierRejection(code: code, message: message, remedy: .later(afterSeconds: wait)))
    }
}
