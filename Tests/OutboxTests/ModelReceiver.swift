import Couriers
import Foundation

/// A partner as the contract describes it, written for the tests; it notes every breach it sees.
struct ModelReceiver {
    private(set) var versions: [String: Int] = [:]
    private(set) var live: [String: [Int64]] = [:]
    private(set) var breaches: [String] = []
    private(set) var taken: [ModelBatch] = []
    private var lastSeq = 0
    private var snapshot: (id: String, part: Int, skus: Set<String>)?
    private var answers: [String: CourierReply] = [:]

    /// Takes a request like a server that remembers the answer to each id.
    mutating func take(_ request: CourierRequest) -> CourierReply {
        if let known = answers[request.id] { return known }
        guard
            let message = try? JSONDecoder().decode(ModelMessage.self, from: Data(request.body))
        else {
            breaches.append("unreadable: \(String(decoding: request.body, as: UTF8.self))")
            return CourierReply(status: 400)
        }
        let batch = message.data
        if batch.items.count > 100 || request.body.count > 262_144 {
            breaches.append("a batch over the limits: \(batch.items.count) items")
        }
        if let gap = gap(before: batch) { return gap }
        let reply = CourierReply(status: 200, body: Array("{\"results\":[]}".utf8))
        apply(batch)
        answers[request.id] = reply
        return reply
    }

    /// Loses everything, as after a restore from nothing.
    mutating func forget() {
        let kept = breaches
        self = ModelReceiver()
        breaches = kept
    }

    /// What is not newer than the last batch is a straggler: it is not taken, snapshot or not.
    private func gap(before batch: ModelBatch) -> CourierReply? {
        if batch.batch_seq <= lastSeq { return Self.conflict("\"resume_from\":\(lastSeq + 1)") }
        if batch.mode == "snapshot" {
            if batch.part == 1 { return nil }
            let follows =
                snapshot?.id == batch.snapshot_id
                && snapshot?.part == (batch.part ?? 0) - 1
            return follows ? nil : Self.conflict("\"need\":\"snapshot\"")
        }
        if batch.previous_seq == lastSeq { return nil }
        return Self.conflict(
            lastSeq == 0 ? "\"need\":\"snapshot\"" : "\"resume_from\":\(lastSeq + 1)")
    }

    private static func conflict(_ body: String) -> CourierReply {
        CourierReply(status: 409, body: Array("{\(body)}".utf8))
    }

    private mutating func apply(_ batch: ModelBatch) {
        lastSeq = batch.batch_seq
        taken.append(batch)
        for item in batch.items where item.version > versions[item.sku] ?? 0 {
            versions[item.sku] = item.version
            live[item.sku] = item.op == "delete" ? nil : [item.price_vnd ?? 0, item.quantity ?? 0]
        }
        guard batch.mode == "snapshot", let part = batch.part, let parts = batch.parts else {
            return
        }
        var skus = part == 1 ? [] : snapshot?.skus ?? []
        skus.formUnion(batch.items.map(\.sku))
        snapshot = (batch.snapshot_id ?? "", part, skus)
        guard part == parts else { return }
        live = live.filter { skus.contains($0.key) }
        snapshot = nil
    }
}

/// The feed's message, as far as the model reads it; the names are the wire's.
struct ModelMessage: Decodable {
    let data: ModelBatch
}

/// One batch on the wire.
struct ModelBatch: Decodable {
    let mode: String
    let batch_seq: Int
    let previous_seq: Int
    let snapshot_id: String?
    let part: Int?
    let parts: Int?
    let as_of_seq: Int?
    let items: [ModelItem]
}

extension ModelBatch {
    init(_ request: CourierRequest) throws {
        self = try JSONDecoder().decode(ModelMessage.self, from: Data(request.body)).data
    }
}

/// One item on the wire.
struct ModelItem: Decodable {
    let op: String
    let sku: String
    let version: Int
    let price_vnd: Int64?
    let quantity: Int64?
}
