internal import Market
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Shipments, their jobs and what couriers said, as they are kept.
@Suite struct ShipmentStoringTests {
    private static let now = MarketSamples.now
    private static let parcel = ParcelID("pk_1")

    /// A store with one order whose parcel goes through the partner `ghn`.
    private static func with(
        _ body: @escaping @Sendable (StoreSession) throws -> Void
    ) async throws {
        try await StoreSamples.with { store in
            try await store.write { session in
                let partner = PartnerSamples.partner("ghn")
                _ = try session.insert(partner)
                try session.insert(MarketSamples.listing())
                try session.insert(
                    MarketSamples.order(), names: ["Tỏi"], parcelOfLine: [parcel])
                try session.openShipment(of: parcel, at: partner.code, now: now)
                try body(session)
            }
        }
    }

    @Test func `a shipment begins with the job that creates it`() async throws {
        try await Self.with { session in
            let kept = try session.shipment(of: Self.parcel)
            #expect(kept?.shipment == Shipment(parcel: Self.parcel))
            let jobs = try session.jobs(of: Self.parcel)
            #expect(jobs.map(\.kind) == [.create])
            #expect(jobs.first?.state == .open)
        }
    }

    @Test func `everything of a shipment is kept`() async throws {
        try await Self.with { session in
            guard var kept = try session.shipment(of: Self.parcel) else { return }
            kept.shipment.state = .locked
            kept.shipment.reason = ShipmentReason("x", vi: "vì", en: "because")
            kept.shipment.waybill = Waybill("W1")
            kept.shipment.fee = Money(vnd: 1)
            kept.shipment.expectedBy = 2
            kept.shipment.collect = Money(vnd: 3)
            kept.heardAt = 4
            kept.rereadAt = 5
            try session.update(kept)
            #expect(try session.shipment(of: Self.parcel) == kept)
            #expect(try session.shipment(Waybill("W1"), at: kept.partner) == kept)
            #expect(try session.nextReread(at: kept.partner) == 5)
        }
    }

    @Test func `a later job waits for an earlier one, and a reading only for an open one`()
        async throws
    {
        try await Self.with { session in
            let code = PartnerSamples.code("ghn")
            func due() throws -> [Int] {
                try session.dueJobs(at: code, now: Self.now, limit: 9).map(\.number)
            }
            try session.queueJob(.cancel, of: Self.parcel, at: code, now: Self.now)
            #expect(try due() == [1])
            guard var first = try session.job(1, of: Self.parcel) else { return }
            first.state = .parked
            first.reason = ShipmentReason("x", "y")
            try session.update(first)
            #expect(try due().isEmpty)
            first.state = .done
            try session.update(first)
            #expect(try due() == [2])
            guard var second = try session.job(2, of: Self.parcel) else { return }
            try session.queueJob(.detail, of: Self.parcel, at: code, now: Self.now)
            #expect(try due() == [2])
            second.state = .parked
            second.reason = ShipmentReason("x", "y")
            try session.update(second)
            #expect(try due() == [3])
        }
    }

    @Test func `a job dated by a clock that ran ahead is due`() async throws {
        try await Self.with { session in
            let code = PartnerSamples.code("ghn")
            guard var job = try session.job(1, of: Self.parcel) else { return }
            job.nextAt = Self.now + 60_000
            try session.update(job)
            #expect(try session.dueJobs(at: code, now: Self.now, limit: 9).isEmpty)
            #expect(try session.nextJob(at: code, after: Self.now) == Self.now + 60_000)
            let before = Self.now - 40 * 3_600_000
            #expect(try session.dueJobs(at: code, now: before, limit: 9).count == 1)
        }
    }

    @Test func `a reading is queued once until it was tried`() async throws {
        try await Self.with { session in
            let code = PartnerSamples.code("ghn")
            for _ in 0..<3 { try session.queueReading(of: Self.parcel, at: code, now: Self.now) }
            #expect(try session.jobs(of: Self.parcel).map(\.kind) == [.create, .detail])
        }
    }

    @Test func `a call is kept once and counted however often it comes`() async throws {
        try await Self.with { session in
            let code = PartnerSamples.code("ghn")
            for number in 1...3 {
                try session.keep(
                    KeptHook(
                        id: "ch_\(number)", partner: code, digest: Digest.sha256("a".utf8),
                        contentType: "application/json", body: [97], heardAt: Self.now))
            }
            let waiting = try session.waitingHooks(of: code, limit: 9)
            #expect(waiting.map(\.id) == ["ch_1"])
            #expect(waiting.first?.body == [97])
            try session.settle(waiting[0], as: .handled)
            #expect(try session.waitingHooks(of: code, limit: 9).isEmpty)
        }
    }

    @Test func `a report is kept once, whole, and a read confirms a hint`() async throws {
        try await Self.with { session in
            var report = ShipmentReport(
                rawStatus: "delivering", meaning: .status(.outForDelivery), dedupKey: "k")
            report.waybill = Waybill("W1")
            report.parcel = Self.parcel
            report.flags = [.delayed, .partial]
            report.reasonCode = "GHN-1"
            report.reason = "khách hẹn"
            report.place = "Kho Quảng Ngãi"
            report.at = 5
            report.collected = Money(vnd: 7)
            report.fee = Money(vnd: 8)
            report.weightGrams = 9
            func keep(_ isConfirmed: Bool) throws -> Bool {
                try session.keep(
                    report, of: Self.parcel, heardAt: 6, isConfirmed: isConfirmed)
            }
            let hints = [try keep(false), try keep(false)]
            #expect(hints == [true, false])
            #expect(
                try session.reports(of: Self.parcel)
                    == [
                        KeptReport(
                            report, heardAt: 6, isConfirmed: false,
                            courier: CoverageSamples.courier("a"))
                    ])
            let reads = [try keep(true), try keep(true)]
            #expect(reads == [true, false])
            #expect(try session.reports(of: Self.parcel).map(\.isConfirmed) == [true])
        }
    }

    @Test func `a read of the same status at the same moment adds nothing to a hint`()
        async throws
    {
        try await Self.with { session in
            func keep(_ key: String, at: Int64, _ isConfirmed: Bool) throws -> Bool {
                var report = ShipmentReport(
                    rawStatus: "picked", meaning: .status(.pickedUp), dedupKey: key)
                report.at = at
                return try session.keep(
                    report, of: Self.parcel, heardAt: 9, isConfirmed: isConfirmed)
            }
            let news = [
                try keep("hook", at: 5, false), try keep("read", at: 5, true),
                try keep("again", at: 5, true), try keep("later", at: 6, true),
            ]
            #expect(news == [true, true, false, true])
            let kept = try session.reports(of: Self.parcel)
            #expect(kept.map(\.report.dedupKey) == ["hook", "later"])
            #expect(kept.map(\.isConfirmed) == [true, true])
        }
    }

    @Test(arguments: [ShipmentReport.Meaning.informational, .unmapped, .status(.lost)])
    func `every meaning comes back as it was`(_ meaning: ShipmentReport.Meaning) async throws {
        try await Self.with { session in
            let report = ShipmentReport(rawStatus: "x", meaning: meaning, dedupKey: "k")
            _ = try session.keep(report, of: Self.parcel, heardAt: 6, isConfirmed: true)
            #expect(try session.reports(of: Self.parcel).first?.report.meaning == meaning)
        }
    }

    @Test func `a decision ends the lock, and a number of another parcel is refused`()
        async throws
    {
        try await Self.with { session in
            let code = PartnerSamples.code("ghn")
            try session.insert(
                MarketSamples.order("or_2", parcels: [MarketSamples.parcel("pk_2")]),
                names: ["Tỏi"], parcelOfLine: [ParcelID("pk_2")])
            try session.openShipment(of: ParcelID("pk_2"), at: code, now: Self.now)
            _ = try session.adopt(Waybill("W2"), for: ParcelID("pk_2"), now: Self.now)
            #expect(throws: ShipmentError.notLocked(.waiting)) {
                try session.decide(.createAgain, on: Self.parcel, now: Self.now)
            }
            guard var kept = try session.shipment(of: Self.parcel),
                var job = try session.job(1, of: Self.parcel)
            else { return }
            kept.shipment.state = .locked
            try session.update(kept)
            job.state = .parked
            job.reason = ShipmentReason("x", "y")
            try session.update(job)
            #expect(throws: ShipmentError.waybillTaken(Waybill("W2"))) {
                try session.decide(.adopt(Waybill("W2")), on: Self.parcel, now: Self.now)
            }
            try session.decide(.adopt(Waybill("W1")), on: Self.parcel, now: Self.now)
            #expect(try session.shipment(of: Self.parcel)?.shipment.state == .created)
            #expect(try session.job(1, of: Self.parcel)?.state == .done)
        }
    }

    @Test func `what was an old commune alone is known by the old list too`() async throws {
        try await Self.with { session in
            let unknown = try session.commune(
                CoverageSamples.commune("21548"), at: [CoverageSamples.courier("a")])
            #expect(unknown.name == "Đặc khu Lý Sơn, Tỉnh Quảng Ngãi")
            #expect(unknown.place == nil)
            #expect(unknown.former == .unknown)
        }
    }
}
