internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// What couriers paid out is held against what was due, to the đồng.
@Suite struct SettlementDeskTests {
    private func findings(_ report: SettlementDesk.Report) -> [SettlementFinding] {
        report.lines.map(\.finding)
    }

    @Test func `a file that agrees settles its parcels, and again changes nothing`() async throws {
        try await TravelHouse.with { house in
            try await house.tell([house.later(.delivered, hours: 30)])
            #expect(try await house.find().money?.state == .collected)
            let file = """
                Mã vận đơn,Người nhận,Tiền thu hộ,Phí,Thực trả,Ngày trả
                \(house.parcel.text),Nguyễn Thị Mẫu,270.000,20.000 đ,250.000,10/10/2026
                """
            let report = try await house.bring(file)
            #expect(findings(report) == [.matched])
            #expect(report.missing == [])
            #expect(try await house.find().money?.state == .remitted)
            #expect(try await house.find().money?.difference == .zero)
            let again = try await house.bring(file)
            #expect(again.wasKnown && again.settlement == report.settlement)
            #expect(try await house.find().money?.settled.count == 1)
            let history = try await house.desks.history(of: "a")
            #expect(history.filter { $0 == "settlement_imported" }.count == 1)
        }
    }

    @Test func `a dry run says what the run says and changes nothing`() async throws {
        try await TravelHouse.with { house in
            try await house.tell([house.later(.delivered, hours: 30)])
            let late = try await house.another()
            try await house.tell([house.later(.delivered, hours: 30)], of: late)
            let file = """
                waybill,collected,remitted
                \(house.parcel.text),270000,270000
                \(house.parcel.text),270000,270000
                pk_x,1,1
                """
            let trial = try await house.bring(file, dryRun: true)
            #expect(try await house.find().money?.state == .collected)
            #expect(
                try await house.settlements.settlements(
                    of: CoverageSamples.courier("a"), before: nil, limit: 9) == [])
            let run = try await house.bring(file)
            #expect(trial.lines == run.lines)
            #expect(trial.missing == run.missing)
            #expect(findings(run) == [.matched, .twicePaid, .unknownParcel])
            #expect(run.missing.map(\.parcel) == [late])
            #expect(try await house.find().money?.state == .differs)
        }
    }

    @Test func `money that differs by one đồng, or came too early, is named`() async throws {
        try await TravelHouse.with { house in
            let second = try await house.another()
            try await house.tell([house.later(.delivered, hours: 30)])
            let report = try await house.bring(
                """
                parcel_id,cod,fee,paid
                \(house.parcel.text),270000,0,269999
                \(second.text),270000,0,270000
                """)
            #expect(findings(report) == [.amountDiffers, .notDelivered])
            #expect(report.lines.map(\.expected?.vnd) == [270_000, 270_000])
            let states = try await house.money.page(
                CODQuery(state: .differs, limit: 10), by: DeskHouse.admin)
            #expect(states.map(\.parcel) == [house.parcel, second])
            #expect(states.map(\.difference.vnd) == [1, 0])
            let found = try await house.settlements.find(
                report.settlement.id, of: CoverageSamples.courier("a"))
            #expect(found.lines == report.lines)
        }
    }

    @Test func `all entries together owe what was due less what was paid`() async throws {
        try await TravelHouse.with { house in
            var file = "waybill,collected,fee,remitted\n"
            var paid: Int64 = 0
            for number in 0..<6 {
                let parcel = try await house.another()
                try await house.tell([house.later(.delivered, hours: 5)], of: parcel)
                if number.isMultiple(of: 2) { continue }
                file += "\(parcel.text),270000,\(number),\(270_000 - number)\n"
                paid += 270_000
            }
            _ = try await house.bring(file)
            let entries = try await house.money.page(CODQuery(limit: 50), by: DeskHouse.admin)
            #expect(entries.reduce(0) { $0 + $1.due.vnd } == 6 * 270_000)
            #expect(entries.reduce(0) { $0 + $1.difference.vnd } == 6 * 270_000 - paid)
        }
    }

    @Test(
        arguments: [
            ("", ["line 1.waybill", "line 1.collected", "line 1.remitted"]),
            ("waybill,collected,remitted\n", ["lines"]),
            ("waybill,collected,remitted\nW1,1\n", ["line 2"]),
            ("waybill,collected,remitted\n,1,1\n", ["line 2.waybill"]),
            (
                "waybill,collected,remitted\nW1,-1,--1\n",
                ["line 2.collected", "line 2.remitted"]
            ),
            ("waybill,collected,remitted,Ngày\nW1,1,1,31/02/2026\n", ["line 2.date"]),
            ("waybill,Mã vận đơn,collected,remitted\nW1,W1,1,1\n", ["line 1.waybill"]),
            ("waybill;collected;remitted\nW1;1;1\n", []),
            ("waybill,collected,fee,remitted\nW1,0,,-25.000\n", []),
            ("waybill,collected,remitted,Ngày\nW1,1,1,2026-11-22T08:30:00\n", []),
            ("waybill,collected,remitted,Ngày\nW1,1,1,22/11/2026 08:30\n", []),
            ("waybill,collected,remitted,Ngày\nW1,1,1,2026-11-22 nay\n", ["line 2.date"]),
            (
                "waybill|collected|remitted\nW1|1|1\n",
                ["line 1.waybill", "line 1.collected", "line 1.remitted"]
            ),
            ("waybill,collected,remitted\n\"W1,1,1\n", ["line 2"]),
        ] as [(String, [String])])
    func `a bad file is refused whole, with every place`(text: String, fields: [String]) {
        do throws(FieldProblems) {
            _ = try SettlementFile.lines(Array(text.utf8))
            #expect(fields.isEmpty)
        } catch {
            #expect(error.all.map(\.field) == fields)
        }
    }

    @Test func `a file is bounded, and a courier that nobody knows has none`() async throws {
        let header = "waybill,collected,remitted\n"
        let long = header + String(repeating: "W,1,1\n", count: SettlementFile.mostLines + 1)
        #expect(throws: FieldProblems.self) { try SettlementFile.lines(Array(long.utf8)) }
        try await TravelHouse.with { house in
            let nobody = CoverageSamples.courier("z")
            await #expect(throws: SettlementDesk.Failure.unknownCourier(nobody)) {
                _ = try await house.settlements.bring(
                    Array("\(header)W,1,1".utf8), of: nobody, dryRun: false,
                    by: DeskHouse.admin, once: .free,
                    render: { _ in Answer(status: 200, body: []) })
            }
        }
    }

    @Test(
        arguments: [
            ("25.000", 25_000), ("-25.000đ", -25_000), ("(25.000)", -25_000),
            ("\u{2212}5", -5), ("--5", nil), ("-", nil), ("(5", nil),
        ] as [(String, Int64?)])
    func `what was paid may be below zero`(text: String, wanted: Int64?) {
        #expect(WrittenAmount.readSigned(text)?.vnd == wanted)
    }

    @Test func `a fee that is not the freight leaves the entry to a person`() async throws {
        try await TravelHouse.with { house in
            try await house.tell([house.later(.delivered, hours: 30)])
            let report = try await house.bring(
                "waybill,collected,fee,remitted\n\(house.parcel.text),270000,20001,249999\n")
            #expect(findings(report) == [.feeDiffers])
            #expect(try await house.find().money?.state == .differs)
        }
    }

    @Test(
        arguments: [
            ("125000", 125_000), ("125.000", 125_000), ("1,250,000đ", 1_250_000), ("0", 0),
            ("12.50", nil), ("1.2500", nil), ("1.250,000", nil), ("-5", nil), ("", nil), ("đ", nil),
            ("1234.567", nil), ("99999999999", nil), ("٣", nil),
        ] as [(String, Int64?)])
    func `an amount is whole đồng or nothing`(text: String, wanted: Int64?) {
        #expect(WrittenAmount.read(text)?.vnd == wanted)
    }
}
