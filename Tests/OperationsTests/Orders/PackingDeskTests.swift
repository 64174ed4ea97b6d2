internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Producers say that a parcel is packed or that they will not pack it; silence has its time.
@Suite struct PackingDeskTests {
    private static let hour: Int64 = 3_600_000
    private static let measures = PackedMeasures(
        weightGrams: 400, lengthCm: 22, widthCm: 14, heightCm: 10)

    private func parcel(_ desks: DeskHouse) async throws -> OrderParcel {
        try await desks.add(MarketSamples.listing())
        return try await desks.order(try await desks.place()).parcels[0]
    }

    private func confirm(
        _ id: ParcelID, _ desks: DeskHouse, _ measures: PackedMeasures = measures
    ) async throws {
        _ = try await desks.packing.confirm(
            id, measures, by: DeskHouse.producer, once: .free, render: Answer.of)
    }

    private func refuse(
        _ id: ParcelID, _ desks: DeskHouse, _ code: CancelCode = .notPacked
    ) async throws {
        _ = try await desks.packing.refuse(
            id, because: CancelReason(code), missing: nil, by: DeskHouse.producer, once: .free,
            render: Answer.of)
    }

    private func waiting(_ desks: DeskHouse) async throws -> [String] {
        try await desks.packing.page(
            of: ProducerID("pr_1"), in: .toPack, after: "", limit: 10, by: DeskHouse.producer
        ).map(\.parcel.id.text)
    }

    @Test func `a packed parcel keeps what was measured and waits no more`() async throws {
        try await DeskHouse.with { desks in
            let parcel = try await parcel(desks)
            #expect(try await waiting(desks) == [parcel.id.text])
            desks.clock.set(desks.clock.now + Self.hour)
            try await confirm(parcel.id, desks)
            let now = try #require(try await desks.store.read { try $0.owner(of: parcel.id) })
            #expect(now.parcel.packing.state == .packed)
            #expect(now.parcel.packing.measures == Self.measures)
            #expect(now.parcel.packing.packedAt == MarketSamples.now + Self.hour)
            #expect(try await waiting(desks) == [])
            try await confirm(parcel.id, desks)
        }
    }

    @Test func `what its courier's service does not carry is not packed`() async throws {
        var tables = CoverageSamples.openTables()
        tables.services[0].maxWeightGrams = 1_000
        try await DeskHouse.with(tables) { desks in
            let parcel = try await parcel(desks)
            let heavy = PackedMeasures(
                weightGrams: 1_001, lengthCm: 22, widthCm: 14, heightCm: 10)
            await #expect(
                throws: OrderError.packedTooLarge(
                    parcel.id, parcel.courier, PackingLimits(maxWeightGrams: 1_000))
            ) { try await confirm(parcel.id, desks, heavy) }
            await #expect(throws: FieldProblems.self) {
                try await confirm(
                    parcel.id, desks,
                    PackedMeasures(weightGrams: 0, lengthCm: 1, widthCm: 1, heightCm: 1))
            }
            try await confirm(parcel.id, desks)
        }
    }

    @Test func `a refused parcel is given up once and cannot be packed`() async throws {
        try await DeskHouse.with { desks in
            let parcel = try await parcel(desks)
            for _ in 0..<3 { try await refuse(parcel.id, desks) }
            #expect(try await desks.listing()?.stock == 10)
            #expect(try await desks.feed().count == 2)
            await #expect(throws: OrderError.packingOver(parcel.id, .refused)) {
                try await confirm(parcel.id, desks)
            }
        }
    }

    @Test func `another producer's parcel is not found`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing("ls_2", of: "pr_2"))
            let draft = MarketSamples.draft([MarketSamples.line("ls_2")])
            let parcel = try await desks.order(try await desks.place(draft)).parcels[0]
            await #expect(throws: OrderError.parcelNotFound(parcel.id)) {
                try await confirm(parcel.id, desks)
            }
            await #expect(throws: OrderError.parcelNotFound(parcel.id)) {
                try await refuse(parcel.id, desks)
            }
            await #expect(throws: AccessError.outOfScope) {
                _ = try await desks.packing.page(
                    of: ProducerID("pr_2"), in: .toPack, after: "", limit: 1,
                    by: DeskHouse.producer)
            }
        }
    }

    @Test func `a late parcel is a task, and later it is given up, once`() async throws {
        try await DeskHouse.with { desks in
            let parcel = try await parcel(desks)
            func tasks() async throws -> [PackingTask] {
                try await desks.packing.tasks(of: ProducerID("pr_1"), by: DeskHouse.producer)
            }
            desks.clock.set(MarketSamples.now + 48 * Self.hour - 1)
            #expect(try await tasks() == [])
            desks.clock.set(desks.clock.now + 1)
            #expect(
                try await tasks() == [
                    PackingTask(
                        parcel: parcel.id, packBy: MarketSamples.now + 48 * Self.hour,
                        releasedAt: MarketSamples.now + 96 * Self.hour)
                ])
            desks.clock.set(MarketSamples.now + 96 * Self.hour - 1)
            #expect(try await desks.packing.sweep() == 0)
            desks.clock.set(desks.clock.now + 1)
            #expect(try await desks.packing.sweep() == 1)
            #expect(try await desks.packing.sweep() == 0)
            #expect(try await tasks() == [])
            #expect(try await desks.listing()?.stock == 10)
            let now = try #require(try await desks.store.read { try $0.owner(of: parcel.id) })
            #expect(now.parcel.packing.state == .released)
            #expect(now.parcel.cancelled?.reason == CancelReason(.notPacked))
            #expect(try await desks.order(now.order).state == .cancelled)
            #expect(try await desks.feed().last?.contains("cancelled") == true)
        }
    }

    @Test func `what was packed in time is not given up`() async throws {
        try await DeskHouse.with { desks in
            let parcel = try await parcel(desks)
            try await confirm(parcel.id, desks)
            desks.clock.set(desks.clock.now + 1_000 * Self.hour)
            #expect(try await desks.packing.sweep() == 0)
        }
    }

    @Test func `many late parcels are given up in one sweep`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(stock: 130))
            for _ in 0..<130 { try await desks.place() }
            desks.clock.set(desks.clock.now + 96 * Self.hour)
            #expect(try await desks.packing.sweep() == 130)
            #expect(try await desks.listing()?.stock == 130)
        }
    }
}
