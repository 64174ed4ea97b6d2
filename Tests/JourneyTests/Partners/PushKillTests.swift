import TestSupport
import Testing

/// `kill -9` while a partner receives pushes: they go on where they were, and in order.
@Suite(.timeLimit(.minutes(6 + Soak.rounds(or: 0) / 20))) struct PushKillTests {
    static let rounds = Soak.rounds(or: 100)
    /// A server dies at so many pushes or edits in one life.
    static let events = 1...12

    @Test(arguments: [Soak.seed])
    func `after a kill the newest of each listing arrives, and open batches keep their id`(
        seed: UInt64
    ) async throws {
        try await JourneyHouse.with { house in
            var dice = CoverageDice(seed: seed)
            let killer = KillSwitch()
            let partner = try FeedPartner(onPush: { killer.note(.push) })
            // A short window, so that a life sees many pushes.
            let settings = ["VUONXA_PARTNERS_WINDOW_MS": "20"]
            var server = try await house.serve(settings: settings)
            try await server.register(partner: "cho", at: partner.url, by: house.admin)
            for round in 1...Self.rounds {
                // The first life ends at a push, so that at least one batch stays open.
                let event = round == 1 || dice.hits(50) ? KillSwitch.Event.push : .edit
                killer.arm(server, at: dice.number(Self.events), of: event)
                try await edit(on: server, in: house, killer, &dice)
                #expect(await server.finish().code == nil, "seed \(seed), round \(round)")
                server = try await house.serve(settings: settings)
                try await partner.arrivals(until: try await server.goods())
                let problems = FeedPush.problems(in: partner.pushes)
                #expect(problems == [], "seed \(seed), round \(round)")
            }
            let pushes = partner.pushes
            #expect(Set(pushes.map(\.id)).count < pushes.count, "no batch was open at a kill")
            await server.stop()
        }
    }

    /// Counts stock anew, one listing after the other, until the server is gone.
    private func edit(
        on server: RunningServer, in house: JourneyHouse, _ killer: KillSwitch,
        _ dice: inout CoverageDice
    ) async throws {
        do {
            let wire = try await server.wire()
            let goods = try await server.goods()
            while true {
                let answer = try await wire.ask(
                    "PUT", "/v1/listings/\(dice.pick(goods).id)/stock", key: house.admin,
                    body: Array("{\"stock\":\(dice.number(1...1_000_000))}".utf8))
                try #require(answer.status == 200, "\(answer.text)")
                killer.note(.edit)
            }
        } catch let failure as HTTPWire.Failure where failure != .silent {
            // The server is gone.
        }
    }
}
