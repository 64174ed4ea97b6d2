import TestSupport

/// One batch as it arrived at a partner, in the words of the feed's contract.
struct FeedPush: Sendable {
    /// What a batch says of one listing.
    struct Item: Hashable, Sendable {
        let listing: String
        let version: Int
        let price: Int?
        let stock: Int?
    }

    let id: String
    let seq: Int
    let previousSeq: Int
    let items: [Item]
    let body: [UInt8]

    init(_ call: LoopbackCall) {
        let data = JSON(call.body)["data"]
        id = call.header("webhook-id") ?? ""
        seq = data["batch_seq"].integer ?? 0
        previousSeq = data["previous_seq"].integer ?? -1
        items = data["items"].items.map { item in
            Item(
                listing: item["sku"].text, version: item["version"].integer ?? 0,
                price: item["price_vnd"].integer, stock: item["quantity"].integer)
        }
        body = call.body
    }

    /// Everything in what arrived that a partner could not live with.
    static func problems(in pushes: [FeedPush]) -> [String] {
        var problems: [String] = []
        var versions: [String: Int] = [:]
        var last: FeedPush?
        for push in pushes {
            if push.id == last?.id {
                if push.body != last?.body { problems.append("\(push.id) came with other bytes") }
                continue
            }
            let before = last?.seq ?? 0
            if push.seq != before + 1 { problems.append("batch \(push.seq) follows \(before)") }
            if push.previousSeq != before {
                problems.append("batch \(push.seq) says it follows \(push.previousSeq)")
            }
            for item in push.items {
                if item.version <= versions[item.listing, default: 0] {
                    problems.append("\(item.listing) goes back to \(item.version)")
                }
                versions[item.listing] = item.version
            }
            last = push
        }
        return problems
    }
}
