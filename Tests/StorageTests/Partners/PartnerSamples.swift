internal import Market
internal import Storage
internal import TestSupport

/// Partners and what is on its way to them.
enum PartnerSamples {
    static func code(_ text: String) -> PartnerCode {
        guard let code = PartnerCode(text) else { preconditionFailure("\(text) is no code") }
        return code
    }

    static func partner(_ text: String, state: PartnerState = .active) -> Partner {
        Partner(
            code: code(text), name: "Đối tác \(text)", kind: "listing_feed",
            url: "https://\(text).example/feed", secret: Secret("whsec_x"), state: state,
            createdAt: MarketSamples.now)
    }

    static func batch(
        _ id: String, of partner: String = "ghn", seq: Int, state: PushBatchState = .sending,
        createdAt: Int64 = MarketSamples.now
    ) -> PushBatch {
        PushBatch(
            id: id, partner: code(partner), seq: seq, snapshotPart: nil, body: [1, 2, 3],
            itemCount: 1, createdAt: createdAt, state: state, nextAt: createdAt)
    }

    static func delivery(
        _ id: String, batch: String, outcome: String = "accepted", at: Int64 = MarketSamples.now
    ) -> Delivery {
        Delivery(
            id: id, partner: code("ghn"), batchID: batch, attempt: 1, at: at,
            durationMilliseconds: 12, status: 200, outcome: outcome, answer: "")
    }
}

extension Store {
    func add(_ partners: Partner...) async throws {
        try await write { session in
            for partner in partners { _ = try session.insert(partner) }
        }
    }

    func push(_ listings: String...) async throws {
        try await write { session in
            for listing in listings { try session.queuePush(of: ListingID(listing)) }
        }
    }

    func pending(_ code: String) async throws -> [String] {
        try await read { session in
            try session.pendingListings(of: PartnerSamples.code(code), limit: 100).map(\.text)
        }
    }
}
