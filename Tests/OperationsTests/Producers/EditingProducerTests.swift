internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Edits start from the version that the editor saw.
@Suite struct EditingProducerTests {
    @discardableResult
    private func rename(
        _ id: String = "pr_1", to name: String = " Tên mới ", in desks: DeskHouse,
        expecting version: Int?, by caller: Caller = DeskHouse.producer
    ) async throws -> Answer {
        try await edit([.name], of: id, in: desks, expecting: version, by: caller) {
            $0.name = name
        }
    }

    @discardableResult
    private func edit(
        _ sent: Set<ProducerField>, of id: String = "pr_1", in desks: DeskHouse,
        expecting version: Int?, by caller: Caller = DeskHouse.producer,
        profile change: @escaping @Sendable (inout ProducerProfile) -> Void = { _ in },
        secrets: @escaping @Sendable (ProducerSecrets) -> ProducerSecrets = { $0 }
    ) async throws -> Answer {
        let edit = ProducerEdit(
            sent: sent,
            profile: { profile in
                var profile = profile
                change(&profile)
                return profile
            }, secrets: secrets)
        return try await desks.producers.edit(
            ProducerID(id), edit, expecting: version, by: caller, once: .free, render: Answer.of)
    }

    private func found(_ desks: DeskHouse, by caller: Caller? = nil) async throws -> ProducerView {
        try await desks.producers.find(ProducerID("pr_1"), for: caller)
    }

    @Test func `an edit from the current version makes the next`() async throws {
        try await DeskHouse.with { desks in
            #expect(try await rename(in: desks, expecting: 1).etag == "2")
            let producer = try await found(desks).producer
            #expect(producer.profile.name == "Tên mới" && producer.version == 2)
            #expect(try await desks.history(of: "pr_1") == ["producer_edited"])
        }
    }

    @Test func `an edit without a version is refused`() async throws {
        try await DeskHouse.with { desks in
            await #expect(throws: PreconditionError.missing) {
                try await rename(in: desks, expecting: nil)
            }
        }
    }

    @Test func `an edit of another field from an older version survives beside it`() async throws {
        try await DeskHouse.with { desks in
            try await rename(in: desks, expecting: 1)
            try await edit([.email], in: desks, expecting: 1) { $0.email = "moi@lyson.example" }
            let producer = try await found(desks).producer
            #expect(producer.profile.name == "Tên mới" && producer.version == 3)
            #expect(producer.profile.email == "moi@lyson.example")
        }
    }

    @Test func `the same field from an older version is refused and shows both values`()
        async throws
    {
        try await DeskHouse.with { desks async throws in
            try await rename(in: desks, expecting: 1)
            let conflict = await #expect(throws: EditConflict.self) {
                try await rename(to: "Tên khác", in: desks, expecting: 1)
            }
            #expect(conflict?.current == 2)
            #expect(conflict?.conflicts.map(\.theirs) == [.text("Tên mới")])
            #expect(try await found(desks).producer.version == 2)
        }
    }

    @Test func `an edit that changes nothing makes no version, however old it is`() async throws {
        try await DeskHouse.with { desks in
            try await rename(in: desks, expecting: 1)
            #expect(try await rename(in: desks, expecting: 1).etag == "2")
            #expect(try await desks.history(of: "pr_1") == ["producer_edited"])
        }
    }

    @Test(arguments: [0, 3])
    func `a version that there is not is refused`(_ version: Int) async throws {
        try await DeskHouse.with { desks in
            try await rename(in: desks, expecting: 1)
            await #expect(throws: PreconditionError.stale(current: 2)) {
                try await rename(to: "X", in: desks, expecting: version)
            }
        }
    }

    @Test func `of many edits of one field from one version a single one is made`() async throws {
        try await DeskHouse.with { desks in
            let made = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<10 {
                    group.addTask {
                        (try? await rename(to: "Tên \(number)", in: desks, expecting: 1)) != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(made == 1)
        }
    }

    @Test func `the account is for owners and officers, to write and to see`() async throws {
        try await DeskHouse.with { desks in
            let id = ProducerID("pr_1")
            func member(_ member: MemberRole) -> Caller {
                Caller(keyID: "ky_m", role: .producer, scope: .producer(id), member: member)
            }
            let account = BankAccount(
                bank: "Ngân hàng Mẫu", number: Secret("0123456789"), holder: Secret("MAU"))
            let helper = Caller(
                keyID: "ky_h", role: .helper, scope: .everything,
                mandates: [Samples.mandate(Set(MandateScope.allCases))])
            for caller in [member(.editor), member(.viewer), helper] {
                await #expect(throws: AccessError.outOfScope) {
                    try await edit(
                        [.bankAccount], in: desks, expecting: 1, by: caller,
                        secrets: { _ in ProducerSecrets(bankAccount: account) })
                }
                #expect(try await found(desks, by: caller).secrets == nil)
            }
            try await edit(
                [.bankAccount], in: desks, expecting: 1, by: member(.owner),
                secrets: { _ in ProducerSecrets(bankAccount: account) })
            for caller in [member(.owner), DeskHouse.officer, DeskHouse.admin] {
                #expect(try await found(desks, by: caller).secrets?.bankAccount == account)
            }
            #expect(try await found(desks).secrets == nil)
            #expect(try await found(desks, by: DeskHouse.storefront).secrets == nil)
        }
    }

    @Test(arguments: ProducerField.allCases)
    func `a finding of who it is ends when what it stands on changes`(
        _ field: ProducerField
    ) async throws {
        try await DeskHouse.with { desks in
            _ = try await desks.producers.identify(
                ProducerID("pr_1"), as: .verified, note: "", expecting: 1, by: DeskHouse.officer,
                once: .free, render: Answer.of)
            try await edit(
                [field], in: desks, expecting: 2,
                // Another commune is an officer's to enter.
                by: field == .commune ? DeskHouse.officer : DeskHouse.producer,
                profile: { Samples.change(field, in: &$0) },
                secrets: { Samples.changed(field, in: $0) })
            let producer = try await found(desks).producer
            #expect(producer.version == 3)
            #expect((producer.identity == .unverified) == field.namesWhoItIs)
        }
    }

    @Test func `only its own key and the area's officers edit a producer`() async throws {
        try await DeskHouse.with { desks in
            let viewer = Caller(
                keyID: "ky_v", role: .producer, scope: .producer(ProducerID("pr_1")),
                member: .viewer)
            let elsewhere = KeyScope.commune(CoverageSamples.commune("21484"))
            for caller in [
                MarketSamples.caller(.producer, .producer(ProducerID("pr_2"))),
                MarketSamples.caller(.officer, elsewhere), DeskHouse.storefront, viewer,
            ] {
                await #expect(throws: AccessError.outOfScope) {
                    try await rename(in: desks, expecting: 1, by: caller)
                }
            }
            try await rename(in: desks, expecting: 1, by: DeskHouse.officer)
            await #expect(throws: ProducerDesk.Failure.notFound(ProducerID("pr_9"))) {
                try await rename("pr_9", in: desks, expecting: 1, by: DeskHouse.admin)
            }
        }
    }

    @Test func `partners hear of every listing when its producer changes`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2"))
            try await rename(in: desks, expecting: 1)
            #expect(try await desks.listing("ls_1")?.feedVersion == 2)
            #expect(try await desks.listing("ls_2")?.feedVersion == 2)
        }
    }

    @Test func `a suspended producer's listings are not live until it is active again`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            func set(_ state: ProducerState, by caller: Caller = DeskHouse.officer) async throws {
                _ = try await desks.producers.set(
                    state, of: ProducerID("pr_1"), note: "", by: caller, once: .free,
                    render: Answer.of)
            }
            try await set(.suspended)
            await #expect(throws: ListingError.notFound(ListingID("ls_1"))) {
                try await desks.listings.find(ListingID("ls_1"), for: nil)
            }
            #expect(try await desks.listings.page(ListingSearch(limit: 10)).items.isEmpty)
            #expect(try await desks.listing()?.state == .approved)
            await #expect(throws: AccessError.outOfScope) {
                try await set(.active, by: DeskHouse.producer)
            }
            try await set(.active)
            #expect(try await desks.listings.find(ListingID("ls_1"), for: nil).isLive)
        }
    }
}
