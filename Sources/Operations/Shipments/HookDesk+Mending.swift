internal import Couriers
package import Market
package import Storage

/// What operators see of couriers' calls, and the calls that they have handled again.
extension HookDesk {
    /// Which calls are to be handled again.
    package enum Replay: Hashable, Sendable {
        /// Those that were not handled and came at an instant (UTC milliseconds) or after it.
        case since(Int64)
        /// Those named, handled ones too.
        case hooks([String])
    }

    /// The most that one replay opens again.
    package static let mostReplayed = 1_000

    /// The calls before one, newest first; each body's beginning is shown without secrets.
    ///
    /// Couriers write receivers into their calls: it is a look at every order that one names.
    package func page(
        of code: String, state: KeptHook.State?, before id: String?, limit: Int,
        by caller: Caller
    ) async throws -> HookPage {
        try Self.demandAdmin(caller)
        return try await house.read(by: caller, at: .call) { session in
            let partner = try Self.partner(code, in: session)
            let found = try session.hooks(
                of: partner.code, state: state, before: id, limit: limit + 1)
            for name in Set(found.prefix(limit).flatMap { PersonalNames.all(in: $0.body) }) {
                if let order = try session.order(named: name, at: partner.code) {
                    session.see(order)
                }
            }
            let redaction = Redaction(hiding: partner.hiddenTexts)
            return HookPage(
                items: found.prefix(limit).map { HookView($0, redaction) },
                next: found.count > limit ? found[limit - 1].id : nil)
        }
    }

    /// Has calls handled again; answers how many.
    package func replay(
        _ replay: Replay, of code: String, by caller: Caller, once: Once,
        render: @escaping @Sendable (Int) throws -> Operations.Answer
    ) async throws -> Operations.Answer {
        try Self.demandAdmin(caller)
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            let partner = try Self.partner(code, in: session)
            let count = try Self.open(replay, of: partner.code, in: session)
            try house.note(
                "hooks_replayed", on: code, by: caller, "\(count)", at: now, in: session)
            return count
        }
        house.publishShipments()
        return answer
    }

    private static func open(
        _ replay: Replay, of partner: PartnerCode, in session: StoreSession
    ) throws -> Int {
        switch replay {
        case .since(let instant):
            return try session.replayHooks(of: partner, since: instant, limit: mostReplayed)
        case .hooks(let ids):
            for (index, id) in ids.enumerated()
            where try !session.replayHook(id, of: partner) {
                throw FieldProblems([
                    FieldProblem(
                        "hooks[\(index)]", .notAllowed, vi: "Không có cuộc gọi \(id).",
                        en: "There is no call \(id).")
                ])
            }
            return ids.count
        }
    }

    private static func partner(
        _ code: String, in session: StoreSession
    ) throws -> Partner {
        guard let key = PartnerCode(code), let partner = try session.partner(key) else {
            throw Failure.unknownPartner(code)
        }
        return partner
    }

    private static func demandAdmin(_ caller: Caller) throws(AccessError) {
        if caller.role != .admin { throw .roleNotAllowed(caller.role) }
    }
}

/// A courier's call as an operator sees it.
package struct HookView: Hashable, Sendable {
    /// What of a body is shown; a call may be a megabyte.
    static let shownBytes = 8_192

    package let id: String
    package let state: KeptHook.State
    package let heardAt: Int64
    package let times: Int
    package let note: String
    package let contentType: String?
    package let bodyBytes: Int
    /// The beginning of the body, without the account's secrets and without telephone numbers.
    package let body: String

    init(_ hook: KeptHook, _ redaction: Redaction) {
        id = hook.id
        state = hook.state
        heardAt = hook.heardAt
        times = hook.times
        note = redaction.sentence(hook.note)
        contentType = hook.contentType
        bodyBytes = hook.body.count
        body = redaction.excerpt(of: hook.body, limit: Self.shownBytes)
    }
}

/// One page of couriers' calls.
package struct HookPage: Hashable, Sendable {
    package let items: [HookView]
    /// Where the next page begins, `nil` on the last.
    package let next: String?
}
