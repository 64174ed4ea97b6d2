internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Who registers producers, and what becomes of the key.
@Suite struct RegisteringProducerTests {
    /// A producer's key that is for nobody yet, as it is let in.
    private func freshCaller(_ desks: DeskHouse) async throws -> (Caller, secret: String) {
        let issued = try await desks.keys.issue(
            role: .producer, for: nil, label: "", by: "ky_admin")
        return (try await desks.keys.caller(of: issued.secret), issued.secret)
    }

    private func register(
        _ desks: DeskHouse, by caller: Caller, once: Once = .free,
        _ change: (inout ProducerProfile) -> Void = { _ in }
    ) async throws -> ProducerID {
        let answer = try await desks.producers.register(
            MarketSamples.profile(change), by: caller, once: once, render: Answer.of)
        return ProducerID(answer.text)
    }

    @Test func `a fresh key is for the producer that it registers`() async throws {
        try await DeskHouse.with { desks in
            let (caller, secret) = try await freshCaller(desks)
            let id = try await register(desks, by: caller)
            #expect(try await desks.keys.caller(of: secret).scope == .producer(id))
            #expect(try await desks.producers.find(id).version == 1)
        }
    }

    @Test func `it registers no second one`() async throws {
        try await DeskHouse.with { desks in
            let (caller, secret) = try await freshCaller(desks)
            let id = try await register(desks, by: caller)
            let bound = try await desks.keys.caller(of: secret)
            await #expect(throws: ProducerDesk.Failure.alreadyRegistered(id)) {
                try await register(desks, by: bound)
            }
        }
    }

    @Test func `nor when both are sent at once`() async throws {
        try await DeskHouse.with { desks in
            let (caller, secret) = try await freshCaller(desks)
            let made = await withTaskGroup(of: ProducerID?.self) { group in
                for number in 0..<10 {
                    group.addTask {
                        try? await register(desks, by: caller) { $0.name += " \(number)" }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }.compactMap { $0 }
            }
            #expect(made.count == 1)
            #expect(
                try await desks.keys.caller(of: secret).scope == made.first.map(KeyScope.producer))
        }
    }

    @Test func `the same registration sent again gets its answer, though the key is bound`()
        async throws
    {
        try await DeskHouse.with { desks in
            let (caller, secret) = try await freshCaller(desks)
            let first = try await register(desks, by: caller, once: .keyed("k"))
            let bound = try await desks.keys.caller(of: secret)
            #expect(try await register(desks, by: bound, once: .keyed("k")) == first)
        }
    }

    @Test func `an officer registers in the own area only`() async throws {
        try await DeskHouse.with { desks in
            let scope = KeyScope.commune(CoverageSamples.commune("21484"))
            let officer = MarketSamples.caller(.officer, scope)
            _ = try await register(desks, by: officer) {
                $0.commune = CoverageSamples.commune("21484")
            }
            await #expect(throws: AccessError.outOfScope) { try await register(desks, by: officer) }
        }
    }

    @Test(arguments: [Role.storefront, .courier])
    func `nobody else registers producers`(_ role: Role) async throws {
        try await DeskHouse.with { desks in
            await #expect(throws: AccessError.outOfScope) {
                try await register(desks, by: MarketSamples.caller(role))
            }
        }
    }

    @Test func `a bad profile is refused by its field and binds no key`() async throws {
        try await DeskHouse.with { desks in
            let (caller, secret) = try await freshCaller(desks)
            let refused = await #expect(throws: FieldProblems.self) {
                try await register(desks, by: caller) {
                    $0.commune = CoverageSamples.commune("99999")
                }
            }
            #expect(refused?.all.map(\.field) == ["commune_code"])
            #expect(try await desks.keys.caller(of: secret).scope == .everything)
        }
    }
}
