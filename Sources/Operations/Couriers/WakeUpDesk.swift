internal import Couriers
package import Market
package import Reach
package import Storage

/// Keeps where couriers want to be told that their feeds have grown.
package struct WakeUpDesk: Sendable {
    let house: House
    let rules: PartnerRules

    /// Sets the address, with a new secret that signs from now on; the secret is answered this
    /// once. What the feed holds already is not told of.
    package func set(
        _ url: String, of courier: CourierCode, by caller: Caller, once: Once,
        render: @escaping @Sendable (WakeUp) throws -> Answer
    ) async throws -> Answer {
        try Self.demand(caller, for: courier)
        if !rules.allows(url) {
            var check = FieldCheck()
            check.refuse(PartnerDraft.urlProblem)
            try check.finish()
        }
        let secret = Secret(Self.newSecret())
        return try await house.write(by: caller, once, render: render) { [house] session, now in
            let wakeUp = WakeUp(
                courier: courier, url: url, secret: secret,
                toldPosition: try session.feedBounds(of: courier).last, nextAt: now,
                createdAt: now)
            try session.set(wakeUp)
            try house.note("wake_up_set", on: courier.text, by: caller, at: now, in: session)
            return wakeUp
        }
    }

    /// The courier's wake-up, `nil` where there is none; its secret is for the signer only.
    package func find(_ courier: CourierCode, by caller: Caller) async throws -> WakeUp? {
        try Self.demand(caller, for: courier)
        return try await house.store.read { try $0.wakeUp(of: courier) }
    }

    /// Tells the courier no more; answers whether it was told.
    package func remove(_ courier: CourierCode, by caller: Caller) async throws -> Bool {
        try Self.demand(caller, for: courier)
        let now = house.clockwork.now()
        return try await house.store.write { [house] session in
            let isThere = try session.removeWakeUp(of: courier)
            if isThere {
                try house.note(
                    "wake_up_removed", on: courier.text, by: caller, at: now, in: session)
            }
            return isThere
        }
    }

    /// A courier speaks for itself; to another one it is as if there were none.
    private static func demand(_ caller: Caller, for courier: CourierCode) throws {
        if caller.role != .admin, caller.courier != courier {
            throw WakeUpError.notFound(courier)
        }
    }

    /// 256 random bits of the system's generator.
    private static func newSecret() -> String {
        var generator = SystemRandomNumberGenerator()
        return SigningSecret.text(
            of: (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }
}

/// Why a wake-up was not shown or changed.
package enum WakeUpError: Error, Hashable, Sendable {
    case notFound(CourierCode)
}
