internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Helpers act for producers as far and as long as they were let.
@Suite struct MandateDeskTests {
    private static let id = ProducerID("pr_1")

    /// A helper's real key.
    private func helper(_ desks: DeskHouse) async throws -> KeyDesk.Issued {
        try await desks.keys.issue(role: .helper, for: nil, label: "Tổ số", by: "ky_admin")
    }

    @discardableResult
    private func grant(
        _ helper: String, _ scopes: Set<MandateScope> = [.profile, .listings], days: Int = 30,
        witness: String? = nil, by caller: Caller = DeskHouse.producer, in desks: DeskHouse
    ) async throws -> MandateID {
        let answer = try await desks.mandates.grant(
            to: helper, by: Self.id, scopes, until: MarketSamples.today.advanced(by: days),
            witnessedBy: witness, caller: caller, once: .free, render: Answer.of)
        return MandateID(answer.text)
    }

    private func rename(by caller: Caller, to name: String, in desks: DeskHouse) async throws {
        let version = try await desks.producers.find(Self.id, for: nil).producer.version
        _ = try await desks.producers.edit(
            Self.id,
            ProducerEdit(
                sent: [.name],
                profile: { profile in
                    var profile = profile
                    profile.name = name
                    return profile
                }), expecting: version, by: caller, once: .free, render: Answer.of)
    }

    @Test func `what a helper does keeps who did it and for whom`() async throws {
        try await DeskHouse.with { desks in
            let helper = try await helper(desks)
            try await grant(helper.key.id, in: desks)
            let caller = try await desks.keys.caller(of: helper.secret)
            try await rename(by: caller, to: "Tên do người hỗ trợ sửa", in: desks)
            let lines = try await desks.producers.history(
                of: Self.id, before: nil, limit: 10, by: DeskHouse.producer)
            let edit = try #require(lines.first { $0.act == "producer_edited" })
            #expect(edit.keyID == helper.key.id && edit.forProducer == Self.id)
            let granted = try #require(lines.first { $0.act == "mandate_granted" })
            #expect(granted.keyID == "ky_producer" && granted.forProducer == nil)
        }
    }

    @Test func `a subject of the producer's is done in its name, whatever else there is`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await desks.add(MarketSamples.certificate())
            let caller = Caller(
                keyID: "ky_h", role: .helper, scope: .everything,
                mandates: [
                    Samples.mandate([.listings]),
                    Samples.mandate([.listings], of: "pr_2", id: "md_2"),
                ])
            try await desks.store.write { session in
                for subject in ["pr_2", "ls_1", "ct_1", "up_other"] {
                    try desks.house.note(
                        "tried", on: subject, by: caller, reason: "r", at: 0, in: session)
                }
            }
            let found = try await desks.store.read { session in
                try ["pr_2", "ls_1", "ct_1", "up_other"].map {
                    try session.history(of: $0, limit: 1)[0]
                }
            }
            #expect(found.map(\.forProducer?.text) == ["pr_2", "pr_1", "pr_1", nil])
            #expect(found.allSatisfy { $0.reason == "r" })
        }
    }

    @Test func `a mandate works to the end of its last day in Viet Nam and no longer`()
        async throws
    {
        try await DeskHouse.with { desks async throws in
            let helper = try await helper(desks)
            try await grant(helper.key.id, days: 1, in: desks)
            let before = try await desks.keys.caller(of: helper.secret)
            let midnight = MarketSamples.today.advanced(by: 2).startUTCMilliseconds
            desks.clock.set(midnight - 1)
            let last = try await desks.keys.caller(of: helper.secret)
            #expect(last.mandates == before.mandates && last.mandates.count == 1)
            desks.clock.set(midnight)
            let after = try await desks.keys.caller(of: helper.secret)
            #expect(after.mandates.isEmpty)
            await #expect(throws: AccessError.outOfScope) {
                try await rename(by: after, to: "X", in: desks)
            }
        }
    }

    @Test func `taken back it ends with the next call`() async throws {
        try await DeskHouse.with { desks in
            let helper = try await helper(desks)
            let id = try await grant(helper.key.id, in: desks)
            for stranger in [
                MarketSamples.caller(.producer, .producer(ProducerID("pr_2"))),
                DeskHouse.storefront, MarketSamples.caller(.helper),
            ] {
                await #expect(throws: MemberError.mandateNotFound(id)) {
                    try await desks.mandates.revoke(id, by: stranger)
                }
            }
            try await desks.mandates.revoke(id, by: DeskHouse.officer)
            #expect(try await desks.keys.caller(of: helper.secret).mandates.isEmpty)
            // Doing it twice is doing it once.
            try await desks.mandates.revoke(id, by: DeskHouse.producer)
            #expect(
                try await desks.history(of: id.text) == ["mandate_granted", "mandate_revoked"])
        }
    }

    @Test func `an owner gives it alone, an officer with a witness, and nobody else does`()
        async throws
    {
        try await DeskHouse.with { desks async throws in
            let helper = try await helper(desks).key.id
            await #expect(throws: FieldProblems.self) {
                try await grant(helper, by: DeskHouse.officer, in: desks)
            }
            try await grant(
                helper, witness: "Trần Văn Mẫu", by: DeskHouse.officer, in: desks)
            let page = try await desks.mandates.page(
                of: Self.id, before: nil, limit: 10, by: DeskHouse.producer)
            #expect(page.map(\.witnessedBy) == ["Trần Văn Mẫu"])
            #expect(page.map(\.grantedBy) == ["ky_officer"])
            let editor = Caller(
                keyID: "ky_m", role: .producer, scope: .producer(Self.id), member: .editor)
            let elsewhere = KeyScope.commune(CoverageSamples.commune("21484"))
            for caller in [
                editor, DeskHouse.storefront, MarketSamples.caller(.helper),
                MarketSamples.caller(.officer, elsewhere),
            ] {
                await #expect(throws: AccessError.outOfScope) {
                    try await grant(helper, by: caller, in: desks)
                }
            }
        }
    }

    @Test(arguments: ["ky_unknown", ""])
    func `a mandate is for a helper's key in use`(_ unknown: String) async throws {
        try await DeskHouse.with { desks async throws in
            let shop = try await desks.keys.issue(
                role: .storefront, for: nil, label: "", by: "ky_admin"
            ).key.id
            let gone = try await helper(desks).key.id
            _ = try await desks.keys.revoke(gone, by: DeskHouse.admin)
            for key in [unknown, shop, gone] {
                let refused = await #expect(throws: FieldProblems.self) {
                    try await grant(key, in: desks)
                }
                #expect(refused?.all.map(\.field) == ["helper"])
            }
        }
    }
}
