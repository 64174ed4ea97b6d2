internal import Market
internal import Storage
internal import TestSupport
internal import Testing

/// Batches and the log of their attempts.
@Suite struct PushBatchTests {
    private let code = PartnerSamples.code("ghn")

    private func withPartner(_ body: (Store) async throws -> Void) async throws {
        try await StoreSamples.with { store in
            try await store.add(PartnerSamples.partner("ghn"))
            try await body(store)
        }
    }

    @Test func `a partner has one open batch at most`() async throws {
        try await withPartner { store in
            try await store.write { try $0.insert(PartnerSamples.batch("msg_1", seq: 1)) }
            await #expect(throws: (any Error).self) {
                try await store.write { try $0.insert(PartnerSamples.batch("msg_2", seq: 2)) }
            }
            #expect(try await store.read { try $0.openBatch(of: code)?.id } == "msg_1")
        }
    }

    @Test(arguments: [PushBatchState.accepted, .dropped])
    func `a settled batch gives its bytes back`(_ state: PushBatchState) async throws {
        try await withPartner { store in
            try await store.write { session in
                var batch = PartnerSamples.batch("msg_1", seq: 1)
                try session.insert(batch)
                batch.state = state
                try session.update(batch)
            }
            let batch = try await store.read { try $0.batch("msg_1") }
            #expect(batch?.state == state)
            #expect(batch?.body == [])
            #expect(try await store.read { try $0.openBatch(of: code) } == nil)
        }
    }

    @Test func `a waiting batch keeps its bytes, and people are shown none`() async throws {
        try await withPartner { store in
            try await store.write { session in
                var batch = PartnerSamples.batch("msg_1", seq: 1)
                try session.insert(batch)
                batch.attempts = 3
                batch.state = .parked
                try session.update(batch)
            }
            #expect(try await store.read { try $0.openBatch(of: code)?.body } == [1, 2, 3])
            let shown = try await store.read { try $0.openBatchSummary(of: code) }
            #expect(shown?.body == [])
            #expect(shown?.attempts == 3)
        }
    }

    @Test func `the log is paged from the newest, also by outcome`() async throws {
        try await withPartner { store in
            try await store.write { session in
                try session.insert(PartnerSamples.batch("msg_1", seq: 7))
                for number in 1...4 {
                    try session.append(
                        PartnerSamples.delivery(
                            "dl_\(number)", batch: "msg_1",
                            outcome: number == 2 ? "retry" : "accepted"))
                }
            }
            let pages = try await store.read { session in
                [
                    try session.deliveries(of: code, before: nil, limit: 2),
                    try session.deliveries(of: code, before: "dl_3", limit: 2),
                    try session.deliveries(of: code, outcome: "retry", before: nil, limit: 2),
                ]
            }
            #expect(pages.map { $0.map(\.id) } == [["dl_4", "dl_3"], ["dl_2", "dl_1"], ["dl_2"]])
            #expect(pages[0].allSatisfy { $0.seq == 7 })
        }
    }

    @Test func `old attempts are forgotten, and batches that have none left`() async throws {
        try await withPartner { store in
            try await store.write { session in
                try session.insert(
                    PartnerSamples.batch("msg_1", seq: 1, state: .accepted, createdAt: 10))
                try session.insert(
                    PartnerSamples.batch("msg_2", seq: 2, state: .accepted, createdAt: 10))
                try session.insert(
                    PartnerSamples.batch("msg_3", seq: 3, state: .parked, createdAt: 10))
                try session.append(PartnerSamples.delivery("dl_1", batch: "msg_1", at: 10))
                try session.append(PartnerSamples.delivery("dl_2", batch: "msg_2", at: 99))
                #expect(try session.forgetDeliveries(before: 50, limit: 1))
                #expect(try !session.forgetDeliveries(before: 50, limit: 1))
            }
            let left = try await store.read { session in
                try ["msg_1", "msg_2", "msg_3"].map { try session.batch($0)?.id }
            }
            #expect(left == [nil, "msg_2", "msg_3"])
            let log = try await store.read { try $0.deliveries(of: code, before: nil, limit: 9) }
            #expect(log.map(\.id) == ["dl_2"])
        }
    }
}
