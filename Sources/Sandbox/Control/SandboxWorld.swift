internal import Market

/// All that the sandbox plays, as one value: calls go in, answers and the couriers' calls come out.
///
/// It knows no clock: every verb is told the instant, and `POST /control/clock` moves ahead of it.
package struct SandboxWorld: Sendable {
    /// The secret cannot be used to check a signature.
    package struct UnusableSecret: Error {}

    var ghn: GHNSandbox
    var ghtk: GHTKSandbox
    var viettelPost: ViettelPostSandbox
    var myVNPost: MyVNPostSandbox
    var myEMS: MyEMSSandbox
    var jtExpress: JTExpressSandbox
    var listings: SandboxListings
    /// What came for feeds, and what came for couriers.
    var received: SandboxJournal
    var calls: SandboxJournal
    var faults: SandboxFaults
    var post: SandboxPost
    /// How far the sandbox's clock is ahead, in milliseconds.
    var ahead: Int64 = 0
    let limits: SandboxLimits
    let pace: Int64

    /// `pace` 1440 lets a day of a parcel's journey pass in a minute. `firstNumber` begins the
    /// couriers' numbers, so that a sandbox that starts anew does not repeat the last one's.
    package init(
        secret: String, places: SandboxPlaces = .sample, pace: Int64 = 1, firstNumber: Int64 = 0,
        limits: SandboxLimits = SandboxLimits()
    ) throws(UnusableSecret) {
        guard let listings = SandboxListings(secret: secret, limits: limits) else {
            throw UnusableSecret()
        }
        func depot(_ courier: SandboxCourier) -> SandboxDepot {
            SandboxDepot(courier, places: places, pace: pace, firstNumber: firstNumber)
        }
        self.listings = listings
        self.limits = limits
        self.pace = max(1, pace)
        ghn = GHNSandbox(depot(.ghn))
        ghtk = GHTKSandbox(depot(.ghtk))
        viettelPost = ViettelPostSandbox(depot(.viettelPost))
        myVNPost = MyVNPostSandbox(depot(.myVNPost))
        myEMS = MyEMSSandbox(depot(.myEMS))
        jtExpress = JTExpressSandbox(depot(.jtExpress))
        received = SandboxJournal(limits: limits)
        calls = SandboxJournal(limits: limits)
        faults = SandboxFaults(most: limits.waitingFaults)
        post = SandboxPost(most: limits.waitingHooks)
    }

    /// Answers one call; `now` is the true instant in UTC milliseconds.
    package mutating func answer(_ call: SandboxCall, at now: Int64) -> SandboxReply {
        for courier in SandboxCourier.allCases {
            guard let inner = call.inside(courier.rawValue) else { continue }
            let reply = strike(courier, at: now) { world in
                world.answer(inner, of: courier, at: now + world.ahead)
            }
            calls.note(call, status: reply.ending == .whole ? reply.status : 0, at: now)
            return reply
        }
        if call.method == "POST", let feed = call.rest(after: "/listings/") {
            let reply = strike(nil, at: now) { world in
                let answer = world.listings.answer(call, feed: feed, at: now)
                return .json(answer.body, status: answer.status)
            }
            received.note(call, status: reply.ending == .whole ? reply.status : 0, at: now)
            return reply
        }
        return control(call, at: now)
    }

    /// Moves every parcel on, and answers the calls that the couriers make now.
    package mutating func advance(to now: Int64) -> [SandboxHook] {
        let clock = now + ahead
        let hooks =
            ghn.advance(to: clock) + ghtk.advance(to: clock) + viettelPost.advance(to: clock)
            + myVNPost.advance(to: clock) + jtExpress.advance(to: clock)
        for hook in hooks {
            switch faults.nextForHook(of: hook.courier) {
            case .duplicate?:
                post.add(hook, notBefore: clock)
                post.add(hook, notBefore: clock)
            case .late?: post.add(hook, notBefore: clock + SandboxPost.hold)
            case .lost?: break
            case nil: post.add(hook, notBefore: clock)
            }
        }
        return post.due(at: clock)
    }

    /// Tells how a courier's call went, so that it is made again where the courier would.
    package mutating func settle(_ hook: SandboxHook, status: Int?, at now: Int64) {
        post.settle(hook, status: status, at: now + ahead)
    }

    private mutating func answer(
        _ call: SandboxCall, of courier: SandboxCourier, at clock: Int64
    ) -> SandboxReply {
        guard call.body.count <= limits.callBytes else { return SandboxReply(status: 413) }
        // Parcels move on before anybody asks where they are.
        change(courier) { $0.tick(at: clock) }
        switch courier {
        case .ghn: return ghn.answer(call, at: clock)
        case .ghtk: return ghtk.answer(call, at: clock)
        case .viettelPost: return viettelPost.answer(call, at: clock)
        case .myVNPost: return myVNPost.answer(call, at: clock)
        case .myEMS: return myEMS.answer(call, at: clock)
        case .jtExpress: return jtExpress.answer(call, at: clock)
        }
    }

    private mutating func strike(
        _ courier: SandboxCourier?, at now: Int64,
        _ right: (inout SandboxWorld) -> SandboxReply
    ) -> SandboxReply {
        guard let fault = faults.next(for: courier, at: now + ahead) else { return right(&self) }
        var reply: SandboxReply
        if fault.isRightAnswer {
            if let courier, fault.isExpiredToken { change(courier) { $0.refusesTokens = true } }
            reply = right(&self)
            if let courier { change(courier) { $0.refusesTokens = false } }
            if fault.isHalf { reply.ending = .half }
        } else {
            if fault.isAfter { _ = right(&self) }
            reply = fault.answer()
        }
        reply.delayMilliseconds = fault.delayMilliseconds ?? 0
        return reply
    }
}
