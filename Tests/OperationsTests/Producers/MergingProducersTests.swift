internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Two entries of one producer become one, and nothing that hung on either is lost.
@Suite struct MergingProducersTests {
    private static let (old, new) = (ProducerID("pr_1"), ProducerID("pr_2"))

    private func merge(
        _ id: ProducerID = old, into survivor: ProducerID = new,
        by caller: Caller = DeskHouse.officer, in desks: DeskHouse
    ) async throws {
        _ = try await desks.producers.merge(
            id, into: survivor, note: "đăng ký trùng", by: caller, once: .free, render: Answer.of)
    }

    /// Everything in the house may go from Lý Sơn to Ba Tơ.
    private func key(
        _ role: Role, for subject: String?, _ desks: DeskHouse
    ) async throws -> KeyDesk.Issued {
        try await desks.keys.issue(role: role, for: subject, label: "", by: "ky_admin")
    }

    @Test func `listings, certificates, members, mandates and codes move`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await desks.add(MarketSamples.certificate())
            let member = try await key(.producer, for: "pr_1", desks)
            let helper = try await key(.helper, for: nil, desks)
            _ = try await desks.mandates.grant(
                to: helper.key.id, by: Self.old, [.listings], until: MarketSamples.today,
                witnessedBy: nil, caller: DeskHouse.producer, once: .free, render: Answer.of)
            let invited = try await desks.members.invite(
                .editor, label: "", to: Self.old, by: DeskHouse.producer)
            try await merge(in: desks)
            #expect(try await desks.listing()?.producer == Self.new)
            #expect(try await desks.listings.find(ListingID("ls_1"), for: nil).certificate != nil)
            let caller = try await desks.keys.caller(of: member.secret)
            #expect(caller.scope == .producer(Self.new) && caller.mayAct(for: Self.new))
            let helping = try await desks.keys.caller(of: helper.secret)
            #expect(helping.mayAct(for: Self.new) && helping.mayAct(for: Self.old))
            let joined = try await desks.members.redeem(
                invited.code.written, for: .invitation, nonce: nil)
            #expect(joined.producer == Self.new)
        }
    }

    @Test func `the old entry stays, says where it lives on, and takes part in nothing`()
        async throws
    {
        try await DeskHouse.with { desks async throws in
            try await merge(in: desks)
            let view = try await desks.producers.find(Self.old, for: nil)
            #expect(view.producer.mergedInto == Self.new)
            #expect(!view.producer.isOpen(on: MarketSamples.today))
            let gone = ProducerDesk.Failure.merged(Self.old, into: Self.new)
            await #expect(throws: gone) {
                try await desks.closures.close(
                    Self.old,
                    Closure(
                        from: MarketSamples.today, until: MarketSamples.today.advanced(by: 1),
                        reason: .holiday), by: DeskHouse.admin, once: .free, render: Answer.of)
            }
            await #expect(throws: gone) { try await merge(in: desks) }
            await #expect(throws: gone) { try await merge(Self.new, into: Self.old, in: desks) }
            #expect(try await desks.history(of: "pr_1") == ["producer_merged"])
            #expect(try await desks.history(of: "pr_2") == ["producer_merged"])
        }
    }

    @Test func `orders of before are read and packed by the survivor's people`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let order = try await desks.place()
            let parcel = try #require(try await desks.order(order).parcels.first)
            let survivor = try await key(.producer, for: "pr_2", desks)
            try await merge(in: desks)
            let caller = try await desks.keys.caller(of: survivor.secret)
            #expect(try await desks.order(order).parcels.first?.producer == Self.old)
            for id in [Self.old, Self.new] {
                let page = try await desks.packing.page(
                    of: id, in: .toPack, after: "", limit: 10, by: caller)
                #expect(page.map(\.parcel.id) == [parcel.id])
            }
            _ = try await desks.packing.confirm(
                parcel.id,
                PackedMeasures(weightGrams: 300, lengthCm: 20, widthCm: 10, heightCm: 8),
                by: caller, once: .free, render: Answer.of)
        }
    }

    @Test func `an entry that was merged twice leads to the last`() async throws {
        try await DeskHouse.with { desks in
            try await desks.store.write { session in
                try session.insert(
                    MarketSamples.producer("pr_3"), externalKey: "x:3", at: MarketSamples.now)
            }
            try await merge(ProducerID("pr_3"), into: Self.old, in: desks)
            try await merge(Self.old, into: Self.new, in: desks)
            let view = try await desks.producers.find(ProducerID("pr_3"), for: nil)
            #expect(view.producer.mergedInto == Self.new)
            // An import that knows the old entry by its key finds the survivor.
            let known = try await desks.store.read { try $0.producer(externalKey: "x:3") }
            #expect(known?.id == Self.new)
        }
    }

    @Test func `what contradicts is settled first, and nothing has moved`() async throws {
        try await DeskHouse.with { desks async throws in
            try await desks.add(
                MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2", of: "pr_2"))
            let twins = ProducerMerge.Conflict.listings(ListingID("ls_1"), ListingID("ls_2"))
            await #expect(throws: ProducerDesk.Failure.conflicts([twins])) {
                try await merge(in: desks)
            }
            #expect(try await desks.listing()?.producer == Self.old)
            await #expect(throws: FieldProblems.self) {
                try await merge(Self.old, into: Self.old, in: desks)
            }
        }
    }

    @Test func `only who oversees both merges them`() async throws {
        try await DeskHouse.with { desks in
            let communes = ["21484", "21548"].map {
                KeyScope.commune(CoverageSamples.commune($0))
            }
            for caller in communes.map({ MarketSamples.caller(.officer, $0) }) + [
                DeskHouse.producer, DeskHouse.storefront, MarketSamples.caller(.helper),
            ] {
                await #expect(throws: AccessError.outOfScope) {
                    try await merge(by: caller, in: desks)
                }
            }
            try await merge(by: DeskHouse.admin, in: desks)
        }
    }
}
