internal import Market

/// A receiver of one listing feed: versions, tombstones, snapshots and gaps as the contract says.
struct SandboxFeed {
    /// One listing as it was last told; a tombstone has no fields.
    struct Entry {
        let version: Int64
        let fields: [String: JSONValue]?
    }

    /// What is answered to a batch.
    struct Answer {
        let status: Int
        let body: [UInt8]
    }

    private(set) var lastSeq: Int64 = 0
    private(set) var entries: [String: Entry] = [:]
    private var snapshot: OpenSnapshot?
    private var answers: [String: Answer] = [:]
    private var answeredIDs: [String] = []

    private struct OpenSnapshot {
        let id: String
        let parts: Int64
        var lastPart: Int64
        var skus: Set<String>
    }

    /// Takes a batch whose signature was checked; the same id gets the same answer again.
    mutating func take(_ batch: SandboxBatch, id: String, limits: SandboxLimits) -> Answer {
        if let known = answers[id] { return known }
        if let refusal = refusal(of: batch, limits) { return refusal }
        if let gap = gap(before: batch) { return gap }
        let results = batch.items.map { apply($0, limits) }
        lastSeq = batch.seq
        if let part = batch.snapshot { advance(part, batch.items) }
        let body = JSONWriter.object { answer in
            answer.member("results", list: results) { $0.raw($1) }
        }
        return remember(Answer(status: 200, body: body), id: id, limit: limits.answersPerFeed)
    }

    private func refusal(of batch: SandboxBatch, _ limits: SandboxLimits) -> Answer? {
        if batch.items.count > limits.batchItems {
            return .problem(413, "too_many_items", "more than \(limits.batchItems) items")
        }
        if entries.count + batch.items.count > limits.listingsPerFeed {
            return .problem(507, "full", "the sandbox holds no more listings")
        }
        return nil
    }

    /// The first part of a snapshot starts anew; anything else must follow what came last.
    ///
    /// What is not newer than the last batch is a straggler and is not taken, snapshot or not.
    private func gap(before batch: SandboxBatch) -> Answer? {
        if batch.seq <= lastSeq { return .resume(from: lastSeq + 1) }
        if let part = batch.snapshot {
            if part.part == 1 { return nil }
            let follows = snapshot?.id == part.id && snapshot?.lastPart == part.part - 1
            return follows ? nil : .need("snapshot")
        }
        if batch.previousSeq == lastSeq { return nil }
        return lastSeq == 0 ? .need("snapshot") : .resume(from: lastSeq + 1)
    }

    private mutating func apply(_ item: SandboxItem, _ limits: SandboxLimits) -> [UInt8] {
        if let wrong = item.problem {
            return item.result("rejected", code: wrong.code, message: wrong.message)
        }
        if let known = entries[item.sku], known.version >= item.version {
            return item.result("stale")
        }
        if let previous = item.previousVersion {
            guard let known = entries[item.sku], known.version == previous,
                var fields = known.fields
            else {
                return item.result(
                    "rejected", code: "needs_upsert", message: "not on offer in that version")
            }
            fields["quantity"] = item.fields["quantity"]
            entries[item.sku] = Entry(version: item.version, fields: fields)
            return item.result("accepted")
        }
        entries[item.sku] = Entry(
            version: item.version, fields: item.isDelete ? nil : item.fields)
        return item.result("accepted")
    }

    /// After the last part, what no part named is gone; its version stays as a tombstone.
    private mutating func advance(_ part: SandboxBatch.Part, _ items: [SandboxItem]) {
        var open = OpenSnapshot(id: part.id, parts: part.parts, lastPart: 0, skus: [])
        if part.part > 1, let known = snapshot { open = known }
        open.lastPart = part.part
        open.skus.formUnion(items.map(\.sku))
        snapshot = open
        guard part.part == part.parts else { return }
        for (sku, entry) in entries where !open.skus.contains(sku) && entry.fields != nil {
            entries[sku] = Entry(version: entry.version, fields: nil)
        }
        snapshot = nil
    }

    private mutating func remember(_ answer: Answer, id: String, limit: Int) -> Answer {
        if answeredIDs.count >= limit { answers[answeredIDs.removeFirst()] = nil }
        answeredIDs.append(id)
        answers[id] = answer
        return answer
    }
}

extension SandboxFeed.Answer {
    static func problem(_ status: Int, _ code: String, _ message: String) -> Self {
        Self(
            status: status,
            body: JSONWriter.object { answer in
                answer.member("code", code)
                answer.member("message", message)
            })
    }

    fileprivate static func need(_ what: String) -> Self {
        Self(status: 409, body: JSONWriter.object { $0.member("need", what) })
    }

    fileprivate static func resume(from seq: Int64) -> Self {
        Self(status: 409, body: JSONWriter.object { $0.member("resume_from", seq) })
    }
}
