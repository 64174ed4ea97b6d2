internal import GRDB
internal import Market
internal import Reach
@testable internal import Storage
internal import TestSupport
import Testing

/// Uploads, reports and hooks of the fourth release as the fifth reads them.
@Suite struct FifthReleaseTests {
    private static let places = """
        INSERT INTO province VALUES ('51', 'Quảng Ngãi', 'tỉnh'),
            ('01', 'Hà Nội', 'thành phố');
        INSERT INTO commune VALUES
            ('21548', 'Lý Sơn', 'đặc khu', '51', '15.38', '109.1', 20000, NULL),
            ('00004', 'Ba Đình', 'phường', '01', '21.03', '105.8', 90000, NULL);
        INSERT INTO producer (id, version, name, legal_form, commune_code, state,
            sample_fields, updated_at)
        VALUES ('pr_1', 7, 'Tỏi', 'household', '21548', 'active', '', 1);
        INSERT INTO upload VALUES ('up_1', 'pr_1', 'ky_1', 'photo', 700,
            zeroblob(32), 500, 'open', NULL, NULL, NULL, 5, 6);
        INSERT INTO upload VALUES ('up_2', 'pr_1', 'ky_1', 'scan', 700,
            zeroblob(32), 500, 'finished', NULL, 'application/pdf', NULL, 5, 6);
        INSERT INTO upload_chunk VALUES ('up_1', 1, zeroblob(32));

        """

    private static func write(to path: String) throws {
        var configuration = GRDB.Configuration()
        configuration.foreignKeysEnabled = false
        let file = try DatabaseQueue(path: path, configuration: configuration)
        try file.writeWithoutTransaction { connection in
            try connection.execute(sql: "PRAGMA journal_mode = WAL")
            try Migration.run([.first, .second, .third, .fourth], on: connection)
            try connection.execute(
                sql: Self.places + """
                    INSERT INTO customer_order (id, storefront, placed_at, state, buyer_name,
                        buyer_phone, buyer_street, buyer_commune, payment, note, tracking)
                    VALUES ('or_1', 'ky_1', 5, 'placed', '', '', '', '00004', 'cod', '', 'tk');
                    INSERT INTO parcel (id, order_id, number, producer_id, origin, destination,
                        weight_g, courier, service, freight_vnd, lead_min_days, lead_max_days,
                        evidence, collect_vnd, handover)
                    VALUES ('pk_1', 'or_1', 0, 'pr_1', '21548', '00004', 960, 'a', 'std', 20000,
                        2, 3, 'l-a', 0, 'acknowledged');
                    INSERT INTO assignment (parcel_id, number, courier, service, freight_vnd,
                        lead_min_days, lead_max_days, evidence, state, offered_at, shown_at)
                    VALUES ('pk_1', 1, 'a', 'std', 20000, 2, 3, '', 'accepted', 5, 5);
                    INSERT INTO parcel_report (parcel_id, dedup_key, number, courier, raw_status,
                        meaning, flags, at, heard_at, is_confirmed)
                    VALUES ('pk_1', 'k1', 1, 'a', '?', 'unmapped', '', 10, 10, 1),
                        ('pk_1', 'k2', 2, 'a', 'done', 'delivered', '', 20, 20, 1);
                    INSERT INTO journey VALUES ('pk_1', 'a', 'std', '51', '00004', '01', 2, 3,
                        'delivered', 0, 1, 10, 20, 20, 1);
                    """)
        }
        try file.close()
    }

    @Test func `uploads go on with their chunks, and reports are those of their own courier`()
        async throws
    {
        try await StoreFolder.with { folder in
            let path = folder.file("vuonxa.sqlite")
            try Self.write(to: path)
            let store = try Store(path: path)
            try await store.read { session throws in
                let upload = try #require(try session.upload(UploadID("up_1")))
                #expect(upload.state == .open && upload.purpose == .photo)
                #expect(try session.chunks(of: upload.id).keys.sorted() == [1])
                #expect(try session.upload(UploadID("up_2"))?.contentType == "application/pdf")
                let reports = try session.reports(of: ParcelID("pk_1"))
                #expect(reports.map(\.isFormer) == [false, false])
                #expect(reports.map(\.isSeen) == [false, false])
                #expect(ParcelHistory(reports).status == .delivered)
            }
            try await store.close()
        }
    }

    @Test func `what called for a person is looked at by the rules of now`() async throws {
        try await StoreFolder.with { folder in
            let path = folder.file("vuonxa.sqlite")
            try Self.write(to: path)
            let store = try Store(path: path)
            let find = {
                try await store.read {
                    try $0.parcels(needing: .reports, after: "", limit: 9)
                }
            }
            #expect(try await find() == [ParcelID("pk_1")])
            let count = try await store.write { try $0.catchUpJourneys(limit: 9, at: 30) }
            #expect(count == 1)
            #expect(try await find() == [])
            try await store.close()
        }
    }

    @Test func `the old program's uploads still fit the wider table`() async throws {
        try await StoreFolder.with { folder in
            let path = folder.file("vuonxa.sqlite")
            try Self.write(to: path)
            try await Store(path: path).close()
            let file = try DatabaseQueue(path: path)
            try await file.write { connection in
                try connection.execute(
                    sql: "INSERT INTO upload_chunk VALUES ('up_1', 0, zeroblob(32))")
                #expect(throws: DatabaseError.self) {
                    try connection.execute(
                        sql: "INSERT INTO upload_chunk VALUES ('up_9', 0, zeroblob(32))")
                }
                let broken = try Int.fetchOne(
                    connection, sql: "SELECT COUNT(*) FROM pragma_foreign_key_check('upload_chunk')"
                )
                #expect(broken == 0)
            }
            try file.close()
        }
    }
}
