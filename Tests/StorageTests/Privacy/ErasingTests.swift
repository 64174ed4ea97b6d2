internal import GRDB
internal import Market
internal import Reach
@testable internal import Storage
internal import TestSupport
import Testing

/// Whatever people or couriers have written about an order goes with its receiver.
@Suite struct ErasingTests {
    private static let order = OrderID("or_001")
    private static let parcel = ParcelID("pk_001")
    private static let secret = "Chị Mẫu 0987654321"

    /// Columns that hold codes, ids, numbers of couriers and words of ours, never sentences.
    private static let codes: Set<String> = [
        "id", "order_id", "parcel_id", "number", "storefront", "state", "buyer_commune",
        "payment", "tracking", "wish", "key_id", "listing_id", "producer_id", "origin",
        "destination", "courier", "service", "evidence", "handover", "lease_id", "packing",
        "cancel_code", "explanation_id", "entry", "partner", "reason_code", "waybill",
        "waybill_reference", "kind", "cancellation", "ask", "outcome", "sealed_by", "dedup_key",
        "meaning", "flags", "lines", "origin_province", "destination_province", "status",
        "upload_id", "door", "settlement_id", "reference", "finding", "paid_on", "subject",
        "act", "for_producer", "reason_id",
    ]
    /// The name of a product as the buyer saw it, and columns that have been empty since receivers
    /// have a table of their own.
    private static let names: Set<String> = [
        "order_line.name", "customer_order.buyer_name", "customer_order.buyer_phone",
        "customer_order.buyer_street", "customer_order.note",
        // A code of a list, beside the note.
        "history.reason",
    ]

    /// A store with one order about which something stands in every table.
    private static func with(_ body: (Store, StoreFolder) async throws -> Void) async throws {
        try await StoreSamples.with { store, folder in
            try await store.addParcels(1)
            try await store.write { try fill($0) }
            try await body(store, folder)
        }
    }

    private static func fill(_ session: StoreSession) throws {
        let code = try #require(PartnerCode("ghn"))
        var partner = Partner(
            code: code, name: "GHN", kind: "ghn", url: "https://ghn.example",
            secret: Secret("s"), createdAt: 1)
        partner.carries = CoverageSamples.courier("a")
        _ = try session.insert(partner)
        try session.openShipment(of: parcel, at: code, now: 1)
        try session.append(
            ShipmentAttempt(
                id: "sa_1", parcel: parcel, jobNumber: 1, partner: code, ask: "create", at: 1,
                durationMilliseconds: 1, status: 200, outcome: "created", answer: secret))
        var report = ShipmentReport(rawStatus: "lost", meaning: .status(.lost), dedupKey: "k")
        report.reason = "r"
        _ = try session.keep(report, of: parcel, heardAt: 2, isConfirmed: true)
        let reason = ShipmentReason("c", vi: "vi", en: "en")
        var kept = try #require(try session.shipment(of: parcel))
        kept.shipment.reason = reason
        try session.update(kept)
        var job = try #require(try session.job(1, of: parcel))
        job.reason = reason
        try session.update(job)
        try session.sqlForTests(
            """
            INSERT INTO former_shipment (parcel_id, number, partner, courier, state, reason_code,
                reason_vi, reason_en, created_at, ended_at)
            VALUES ('pk_001', 1, 'ghn', 'a', 'refused', 'c', 'vi', 'en', 1, 2)
            """)
        for (number, subject) in ["or_001", "pk_001", "cl_001"].enumerated() {
            try session.append(
                HistoryEntry(
                    id: "hs_\(number)", subject: subject, act: "noted", keyID: "ky_1",
                    note: "n", at: 3))
        }
    }

    private struct TextCell: Hashable {
        let table: String
        let name: String
        let filter: String
    }

    /// Every text column of the rows that belong to the order.
    private static func columns(_ connection: Database) throws -> [TextCell] {
        let owned = "IN (SELECT id FROM parcel WHERE order_id = 'or_001')"
        let tables = try String.fetchAll(
            connection, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
        return try tables.flatMap { table -> [TextCell] in
            let found = try connection.columns(in: table)
            let names = Set(found.map(\.name))
            var filter: String?
            if table == "customer_order" { filter = "id = 'or_001'" }
            if names.contains("order_id") { filter = "order_id = 'or_001'" }
            if names.contains("parcel_id") { filter = "parcel_id \(owned)" }
            if table == "history" {
                filter = "subject IN ('or_001', 'pk_001', 'cl_001')"
            }
            guard let filter else { return [] }
            return found.filter { $0.type == "TEXT" }.map {
                TextCell(table: table, name: $0.name, filter: filter)
            }
        }
    }

    @Test func `every column that may hold a sentence is known and is emptied`() async throws {
        try await Self.with { store, folder in
            let path = folder.file("vuonxa.sqlite")
            let file = try DatabaseQueue(path: path)
            let free = try await file.write { connection in
                let free = try Self.columns(connection).filter { column in
                    !Self.codes.contains(column.name)
                        && !Self.names.contains("\(column.table).\(column.name)")
                }
                for column in free {
                    try connection.execute(
                        sql: "UPDATE \(column.table) SET \(column.name) = ? WHERE \(column.filter)",
                        arguments: [Self.secret])
                }
                return free
            }
            // The list cannot be satisfied by tables that nobody writes to.
            let touched = try await file.read { try Self.holding($0, free) }
            let tables = Set(touched.map(\.table))
            for table in [
                "parcel", "assignment", "shipment", "former_shipment", "shipment_job",
                "shipment_attempt", "parcel_report", "claim", "history",
            ] { #expect(tables.contains(table), "\(table)") }
            try file.close()
            try await store.write { try $0.eraseReceiver(of: Self.order, at: 9) }
            let after = try DatabaseQueue(path: path)
            let left = try await after.read { try Self.holding($0, free) }
            #expect(left.map { "\($0.table).\($0.name)" } == [])
            try after.close()
        }
    }

    private static func holding(
        _ connection: Database, _ columns: [TextCell]
    ) throws -> [TextCell] {
        try columns.filter { column in
            let count = try Int.fetchOne(
                connection,
                sql: "SELECT COUNT(*) FROM \(column.table) WHERE \(column.name) = ?",
                arguments: [secret])
            return count ?? 0 > 0
        }
    }

    @Test func `a courier's sentence in place of a status names nobody`() async throws {
        try await Self.with { store, _ in
            let words = "Giao cho Nguyễn Thị Mẫu 0987 654 321"
            let report = ShipmentReport(
                rawStatus: words, meaning: .unmapped, dedupKey: "event a \(words) 1795316400000")
            for _ in 0..<2 {
                _ = try await store.write {
                    try $0.keep(report, of: Self.parcel, heardAt: 5, isConfirmed: true)
                }
            }
            let kept = try await store.read { try $0.reports(of: Self.parcel) }
            #expect(kept.count == 2)
            let last = try #require(kept.last?.report)
            #expect(!last.rawStatus.contains("Mẫu") && !last.rawStatus.contains("987"))
            #expect(!last.dedupKey.contains("Mẫu") && last.dedupKey.hasSuffix("1795316400000"))
        }
    }
}

extension StoreSession {
    /// A statement that no program has.
    fileprivate func sqlForTests(_ statement: String) throws {
        _ = try sql.execute(statement, [])
    }
}
