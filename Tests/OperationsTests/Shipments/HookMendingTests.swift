internal import Market
@testable internal import Operations
internal import Storage
internal import TestSupport
import Testing

/// Couriers' calls that were not handled: operators see them and have them handled again.
@Suite struct HookMendingTests {
    private static func take(_ body: String, _ house: CourierHouse) async throws {
        _ = try await house.hooks.take(
            HookDesk.Call(
                query: "", headers: [("X-Vuonxa-Hook", CourierHouse.hookSecret)],
                body: Array(body.utf8)), from: "ghn")
    }

    private static func settle(_ state: KeptHook.State, _ house: CourierHouse) async throws {
        try await house.desks.store.write { session in
            for hook in try session.waitingHooks(of: CourierHouse.code(), limit: 9) {
                try session.settle(hook, as: state, note: "vì ghn-token-0123456789")
            }
        }
    }

    private static func page(
        _ state: KeptHook.State?, _ house: CourierHouse, by caller: Caller = DeskHouse.admin
    ) async throws -> HookPage {
        try await house.hooks.page(of: "ghn", state: state, before: nil, limit: 9, by: caller)
    }

    @Test func `a call that failed is shown with its body and without the secrets`() async throws {
        try await CourierHouse.with { house in
            let secrets = "\(CourierHouse.hookSecret) ghn-token-0123456789 0912345678"
            try await Self.take(#"{"n":"\#(secrets)"}"#, house)
            try await Self.settle(.failed, house)
            try await Self.take(#"{"n":2}"#, house)
            let failed = try await Self.page(.failed, house)
            #expect(failed.items.count == 1 && failed.next == nil)
            let hook = try #require(failed.items.first)
            #expect(hook.body.hasPrefix(#"{"n":""#) && hook.note == "vì ***")
            for secret in secrets.split(separator: " ") {
                #expect(!hook.body.contains(secret), "\(secret)")
            }
            #expect(try await Self.page(nil, house).items.map(\.state) == [.waiting, .failed])
        }
    }

    @Test func `a call that names a parcel is a look at its receiver`() async throws {
        try await CourierHouse.with { house in
            let order = try await house.desks.place()
            let parcel = try #require(try await house.desks.order(order).parcels.first?.id)
            try await Self.take(#"{"n":"\#(parcel.text)"}"#, house)
            _ = try await Self.page(nil, house)
            let reads = try await house.desks.store.read { try $0.personalReads(of: order) }
            #expect(reads.contains { $0.door == .call && $0.reader == DeskHouse.admin.keyID })
        }
    }

    @Test func `a replay opens those that were not handled, or those that are named`()
        async throws
    {
        try await CourierHouse.with { house in
            try await Self.take(#"{"n":1}"#, house)
            try await Self.settle(.unreadable, house)
            func replay(_ replay: HookDesk.Replay) async throws -> String {
                try await house.hooks.replay(
                    replay, of: "ghn", by: DeskHouse.admin, once: .free,
                    render: { Answer(status: 200, body: Array("\($0)".utf8)) }
                ).text
            }
            #expect(try await replay(.since(house.now + 1)) == "0")
            #expect(try await replay(.since(house.now)) == "1")
            #expect(try await Self.page(.waiting, house).items.count == 1)
            try await Self.settle(.handled, house)
            #expect(try await replay(.since(0)) == "0")
            let id = try #require(try await Self.page(nil, house).items.first?.id)
            #expect(try await replay(.hooks([id])) == "1")
            #expect(try await Self.page(.waiting, house).items.count == 1)
            await #expect(throws: FieldProblems.self) { try await replay(.hooks(["ch_x"])) }
            #expect(try await house.desks.history(of: "ghn").contains("hooks_replayed"))
        }
    }

    @Test func `only an operator sees or replays calls`() async throws {
        try await CourierHouse.with { house in
            await #expect(throws: AccessError.roleNotAllowed(.storefront)) {
                try await Self.page(nil, house, by: DeskHouse.storefront)
            }
            await #expect(throws: AccessError.roleNotAllowed(.officer)) {
                _ = try await house.hooks.replay(
                    .since(0), of: "ghn", by: DeskHouse.officer, once: .free,
                    render: { _ in Answer(status: 200, body: []) })
            }
            await #expect(throws: HookDesk.Failure.unknownPartner("ghtk")) {
                _ = try await house.hooks.page(
                    of: "ghtk", state: nil, before: nil, limit: 9, by: DeskHouse.admin)
            }
        }
    }
}
