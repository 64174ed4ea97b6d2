import Couriers
import Foundation

/// A partner as the contract describes it, written for the tests; it notes every breach it sees.
struct ModelReceiver {
    var versions: [String: Int] = [:]
    var live: [String: [Int64]] = [:]
    private(set) var breaches: [String] = []
    private(set) var taken: [ModelBatch] = []
    private(set) var lastSeq = 0
    private var snapshot: (id: String, part: Int, skus: Set<String>)?
    private var answers: [String: CourierReply] = [:]

    /// Takes a request like a server that remembers the answer to each id.
    mutating func take(_ request: CourierRequest) -> CourierReply {
        if let known = answers[request.id] { return known }
        if request.body.starts(with: "{\"type\":\"listing.digest\"".utf8) {
            let digest = try? JSONDecoder().decode(
                ModelDigestMessage.self, from: Data(request.body))
            return digest.map { compare($0.data) } ?? CourierReply(status: 400)
        }
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
        let unknown = unknownStock(in: batch)
        let lines = unknown.map {
            "{\"sku\":\"\($0)\",\"status\":\"rejected\",\"code\":\"needs_upsert\"}"
        }
        let body = "{\"results\":[\(lines.joined(separator: ","))]}"
        let reply = CourierReply(status: 200, body: Array(body.utf8))
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

    /// Changes of stock for what it does not have on offer.
    private mutating func unknownStock(in batch: ModelBatch) -> [String] {
        let stock = batch.items.filter { $0.op == "stock" && $0.version > versions[$0.sku] ?? 0 }
        if batch.mode == "snapshot", !stock.isEmpty {
            breaches.append("a change of stock in a snapshot")
        }
        return stock.filter { live[$0.sku] == nil || versions[$0.sku] != $0.previous_version }
            .map(\.sku)
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

    static func conflict(_ body: String) -> CourierReply {
        CourierReply(status: 409, body: Array("{\(body)}".utf8))
    }

    private mutating func apply(_ batch: ModelBatch) {
        lastSeq = batch.batch_seq
        taken.append(batch)
        for item in batch.items where item.version > versions[item.sku] ?? 0 {
            switch item.op {
            case "stock":
                guard let price = live[item.sku]?.first,
                    versions[item.sku] == item.previous_version
                else { continue }
                live[item.sku] = [price, item.quantity ?? 0]
            case "delete": live[item.sku] = nil
            default: live[item.sku] = [item.price_vnd ?? 0, item.quantity ?? 0]
            }
            versions[item.sku] = item.version
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
