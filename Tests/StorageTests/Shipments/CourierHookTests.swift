internal import Market
internal import Storage
internal import TestSupport
internal import Testing

/// Couriers' calls as operators find them again.
@Suite struct CourierHookTests {
    private static let code = PartnerSamples.code("ghn")

    /// Five calls of `ghn`, one a second; the second is unreadable, the fourth failed.
    private static func with(_ body: @escaping @Sendable (StoreSession) throws -> Void)
        async throws
    {
        try await StoreSamples.with { store in
            try await store.add(PartnerSamples.partner("ghn"), PartnerSamples.partner("ghtk"))
            try await store.write { session in
                for number in 1...5 {
                    let hook = KeptHook(
                        id: "ch_\(number)", partner: code,
                        digest: Digest.sha256(Array("\(number)".utf8)), contentType: nil,
                        body: Array("gọi \(number)".utf8), heardAt: Int64(number) * 1_000)
                    try session.keep(hook)
                    let states: [Int: KeptHook.State] = [2: .unreadable, 4: .failed]
                    try session.settle(hook, as: states[number] ?? .handled, note: "vì \(number)")
                }
                try body(session)
            }
        }
    }

    @Test func `calls are paged from the newest, also by state`() async throws {
        try await Self.with { (session: StoreSession) throws in
            func ids(
                _ state: KeptHook.State?, before id: String? = nil, _ limit: Int = 9
            ) throws -> [String] {
                try session.hooks(of: Self.code, state: state, before: id, limit: limit).map(\.id)
            }
            #expect(try ids(nil, 2) == ["ch_5", "ch_4"])
            #expect(try ids(nil, before: "ch_4", 2) == ["ch_3", "ch_2"])
            #expect(try ids(.failed) == ["ch_4"])
            #expect(try ids(.unreadable) == ["ch_2"])
            let failed = try session.hooks(of: Self.code, state: .failed, before: nil, limit: 1)
            #expect(failed.first?.note == "vì 4")
            #expect(failed.first?.state == .failed && failed.first?.times == 1)
        }
    }

    @Test func `all that were not handled since an instant are opened again`() async throws {
        try await Self.with { (session: StoreSession) throws in
            func waiting() throws -> [String] {
                try session.waitingHooks(of: Self.code, limit: 9).map(\.id)
            }
            #expect(try session.replayHooks(of: Self.code, since: 4_000, limit: 9) == 1)
            #expect(try waiting() == ["ch_4"])
            #expect(try session.replayHooks(of: Self.code, since: 0, limit: 9) == 1)
            #expect(try waiting() == ["ch_2", "ch_4"])
        }
    }

    @Test func `one call is opened again, and only at its own partner`() async throws {
        try await Self.with { (session: StoreSession) throws in
            #expect(try !session.replayHook("ch_1", of: PartnerSamples.code("ghtk")))
            #expect(try session.replayHook("ch_1", of: Self.code))
            #expect(try !session.replayHook("ch_9", of: Self.code))
            #expect(try session.waitingHooks(of: Self.code, limit: 9).map(\.id) == ["ch_1"])
        }
    }
}
