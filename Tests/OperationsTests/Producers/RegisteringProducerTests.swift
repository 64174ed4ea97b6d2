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
        _ desks: DeskHouse, by caller: Caller, once: Once = .free, id: ProducerID? = nil,
        _ change: (inout ProducerProfile) -> Void = { _ in }
    ) async throws -> ProducerID {
        let answer = try await desks.producers.register(
            MarketSamples.profile(change), id: id, by: caller, once: once, render: Answer.of)
        return ProducerID(answer.text)
    }

    @Test func `a fresh key is for the producer that it registers`() async throws {
        try await DeskHouse.with { desks in
            let (caller, secret) = try await freshCaller(desks)
            let id = try await register(desks, by: caller)
            #expect(try await desks.keys.caller(of: secret).scope == .producer(id))
            #expect(try await desks.producers.find(id, for: nil).producer.version == 1)
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

    @Test(arguments: [Role.storefront, .courier, .helper])
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

    private static let made = ProducerID("pr_01kaf3q8n5zz0000000000abcd")

    @Test func `a registration under an id of the client's is one, however often it is sent`()
        async throws
    {
        try await DeskHouse.with { desks in
            let (caller, secret) = try await freshCaller(desks)
            let ids = try await withThrowingTaskGroup(of: ProducerID.self) { group in
                for _ in 0..<10 {
                    group.addTask { try await register(desks, by: caller, id: Self.made) }
                }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(ids == [Self.made])
            // The key is bound by now, and asks once more.
            let bound = try await desks.keys.caller(of: secret)
            #expect(try await register(desks, by: bound, id: Self.made) == Self.made)
            #expect(try await desks.history(of: Self.made.text) == ["producer_registered"])
        }
    }

    @Test func `other content, or another's id, is refused`() async throws {
        try await DeskHouse.with { desks in
            let (caller, _) = try await freshCaller(desks)
            _ = try await register(desks, by: caller, id: Self.made)
            await #expect(throws: ProducerDesk.Failure.idTaken(Self.made)) {
                try await register(desks, by: caller, id: Self.made) { $0.name = "Khác" }
            }
            let (stranger, _) = try await freshCaller(desks)
            await #expect(throws: ProducerDesk.Failure.idTaken(Self.made)) {
                try await register(desks, by: stranger, id: Self.made)
            }
        }
    }

    @Test(arguments: [
        "pr_1", "pr_", "ls_01kaf3q8n5zz0000000000abcd", "pr_01KAF3Q8N5ZZ0000000000ABCD",
        "pr_01kaf3q8n5zz0000000000abcu", "pr_01kaf3q8n5zz0000000000abcde",
    ])
    func `an id of another form is refused by its field`(_ id: String) async throws {
        try await DeskHouse.with { desks async throws in
            let (caller, _) = try await freshCaller(desks)
            let refused = await #expect(throws: FieldProblems.self) {
                try await register(desks, by: caller, id: ProducerID(id))
            }
            #expect(refused?.all.map(\.field) == ["id"])
        }
    }

    @Test func `who is perhaps registered already is named, and the registration stands`()
        async throws
    {
        try await DeskHouse.with { desks in
            let (caller, _) = try await freshCaller(desks)
            let answer = try await desks.producers.register(
                MarketSamples.profile { $0.name = "HTX tỏi lý sơn" }, by: caller, once: .free,
                render: { view in
                    let lines = view.lookalikes.map { other in
                        let words = other.agreeing.map(\.rawValue).joined(separator: ",")
                        return "\(other.producer.id.text):\(words)"
                    }
                    return Answer(status: 201, body: Array(lines.joined(separator: " ").utf8))
                })
            // The second sits elsewhere: its name is its own affair.
            #expect(answer.text == "pr_1:tax_code,phone,name pr_2:tax_code,phone")
        }
    }
}
