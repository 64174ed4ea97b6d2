internal import Market
internal import Reach
@testable internal import Storage
internal import TestSupport
import Testing

/// What follows from reports is written with them, and is the same whenever it is written.
@Suite struct JourneyStoringTests {
    private static let now = MarketSamples.now
    private static let hour: Int64 = 3_600_000
    private static let parcel = ParcelID("pk_1")

    private static func with(
        _ body: @escaping @Sendable (StoreSession) throws -> Void
    ) async throws {
        try await StoreSamples.with { store in
            try await store.write { session in
                try session.insert(MarketSamples.listing())
                try session.insert(
                    MarketSamples.order(), names: ["Tỏi"], parcelOfLine: [parcel])
                try body(session)
            }
        }
    }

    private static func keep(
        _ status: ParcelStatus, hours: Int64, in session: StoreSession
    ) throws {
        var report = ShipmentReport(
            rawStatus: status.rawValue, meaning: .status(status),
            dedupKey: "\(status.rawValue) \(hours)")
        report.at = now + hours * hour
        report.delivered = [DeliveredLine(line: 1, quantity: 1)]
        _ = try session.keep(
            report, of: parcel, heardAt: now + hours * hour, isConfirmed: true)
    }

    @Test func `a parcel without a shipment has reports, named by its courier`() async throws {
        try await Self.with { session in
            try Self.keep(.pickedUp, hours: 1, in: session)
            let kept = try session.reports(of: Self.parcel)
            #expect(kept.map(\.courier?.text) == ["a"])
            #expect(kept.first?.report.delivered == [DeliveredLine(line: 1, quantity: 1)])
        }
    }

    @Test func `the entry goes once nothing is to be collected any more`() async throws {
        try await Self.with { session throws in
            func collect(_ amount: Int64) throws -> CODEntry? {
                _ = try session.sql.execute(
                    "UPDATE parcel SET collect_vnd = $1 WHERE id = $2",
                    [.integer(amount), .text(Self.parcel.text)])
                try session.followMoney(of: Self.parcel, at: Self.now)
                return try session.codEntry(of: Self.parcel)
            }
            #expect(try collect(200_000)?.state == .waiting)
            #expect(try collect(0) == nil)
        }
    }

    @Test func `a parcel whose reports nobody understands is on the list for people`()
        async throws
    {
        try await Self.with { session in
            try Self.keep(.pickedUp, hours: 1, in: session)
            #expect(try session.parcels(needing: .reports, after: "", limit: 9) == [])
            try Self.keep(.exception, hours: 2, in: session)
            #expect(
                try session.parcels(needing: .reports, after: "", limit: 9) == [Self.parcel])
            #expect(try session.parcels(needing: .stuck, after: "", limit: 9) == [])
        }
    }

    @Test func `the journey is what the history says, and writing it again changes nothing`()
        async throws
    {
        try await Self.with { session in
            try Self.keep(.pickedUp, hours: 1, in: session)
            try Self.keep(.delivered, hours: 50, in: session)
            let journey = try session.journey(of: Self.parcel)
            #expect(journey?.status == .delivered)
            #expect(journey?.travelDays == 2)
            #expect(journey?.lane.originProvince == ProvinceCode("51"))
            try session.followReports(of: Self.parcel, at: Self.now + 99 * Self.hour)
            #expect(try session.journey(of: Self.parcel) == journey)
        }
    }

    @Test func `where a parcel has gone on, the courier before has not ended it`() async throws {
        try await Self.with { session in
            try Self.keep(.cancelled, hours: 1, in: session)
            #expect(try ParcelHistory(session.reports(of: Self.parcel)).status == nil)
            #expect(try session.journey(of: Self.parcel)?.endedAt == nil)
            #expect(try session.turns(of: Self.parcel)?.parcel.handover == .unassigned)
            try session.sql.execute("UPDATE parcel SET courier = 'b', handover = 'waiting'", [])
            #expect(try ParcelHistory(session.reports(of: Self.parcel)).status == nil)
            try Self.keep(.delivered, hours: 9, in: session)
            let history = ParcelHistory(try session.reports(of: Self.parcel))
            #expect(history.status == .delivered)
            #expect(history.entries.map(\.kept.courier?.text) == ["a", "b"])
        }
    }

    @Test func `a claim is opened once, whatever is told after it`() async throws {
        try await Self.with { session in
            try Self.keep(.damaged, hours: 5, in: session)
            try Self.keep(.damaged, hours: 6, in: session)
            try Self.keep(.lost, hours: 7, in: session)
            let claims = try session.claims(ClaimQuery(limit: 9))
            #expect(claims.map(\.kind) == [.damaged])
            #expect(claims.map(\.amount.vnd) == [125_000])
            #expect(try session.claim(of: Self.parcel) == claims.first)
        }
    }

    @Test func `what an earlier release heard is caught up with, once`() async throws {
        try await Self.with { session in
            try Self.keep(.delivered, hours: 50, in: session)
            try session.sql.execute("DELETE FROM journey", [])
            try session.sql.execute("INSERT INTO journey_due (parcel_id) VALUES ('pk_1')", [])
            let counts = [
                try session.catchUpJourneys(limit: 9, at: Self.now),
                try session.catchUpJourneys(limit: 9, at: Self.now),
            ]
            #expect(counts == [1, 0])
            #expect(try session.journey(of: Self.parcel)?.status == .delivered)
        }
    }
}
