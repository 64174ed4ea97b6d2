internal import Market
@testable internal import Operations
internal import Reach
internal import Sheets
internal import Storage
internal import TestSupport
import Testing

/// Files of listings for tests, and imports of them to their end.
enum ImportSamples {
    static let titles = [
        "Mã ngoài", "Tên sản phẩm", "Bộ sản phẩm", "Quy cách", "Khối lượng tịnh",
        "Khối lượng cả bao bì (g)", "Dài (cm)", "Rộng (cm)", "Cao (cm)", "Giá (đ)", "Loại hàng",
        "Tồn kho", "Mô tả",
    ]

    /// A good row under `titles`, changed where the test is about it.
    static func row(_ key: String, _ changes: [Int: String] = [:]) -> [String] {
        var row = [
            key, "Tỏi đen \(key)", "10", "hộp 250 g", "250 g", "320", "20", "12", "8", "125.000",
            "khô", "7", "Tỏi một nhánh.",
        ]
        for (index, cell) in changes { row[index] = cell }
        return row
    }

    static func csv(_ rows: [[String]], titles: [String] = titles) -> [UInt8] {
        Array(CSVText.guardedText([titles] + rows).utf8)
    }

    static let annexTitles = [
        "Tên sản phẩm", "Chủ thể", "Xã", "Số sao", "Số quyết định", "Ngày quyết định",
        "Cơ quan ban hành",
    ]

    static func annexRow(
        _ product: String, of producer: String = "HTX Hành tím Bình Hải",
        in place: String = "21548", star: String = "4", decision: String = "1898/QĐ-UBND",
        day: String = "15/8/2025"
    ) -> [String] {
        [product, producer, place, star, decision, day, "UBND tỉnh Quảng Ngãi"]
    }
}

extension DeskHouse {
    var imports: ImportDesk { ImportDesk(house: house) }
    var exports: ExportDesk { ExportDesk(house: house) }
    var annexes: AnnexDesk { AnnexDesk(house: house) }

    /// Stores the keys in whose names tests import, so that a job finds its caller again.
    func knowKeys() async throws {
        let callers = [Self.admin, Self.officer, Self.producer]
        try await store.write { session in
            for caller in callers {
                try session.insert(
                    StoredKey(
                        id: caller.keyID, role: caller.role, scope: caller.scope, label: "",
                        createdAt: 0),
                    hash: Digest.sha256(caller.keyID.utf8))
            }
        }
    }

    /// Takes the file in, waits in line and answers the import; nothing is done of it yet.
    func open(
        _ file: [UInt8], as kind: ImportKind = .listings, dryRun: Bool = false,
        by caller: Caller = producer, of producer: ProducerID? = nil, once: Once = .free
    ) async throws -> SheetImport {
        let answer = try await imports.open(
            file, as: kind, of: producer, dryRun: dryRun, by: caller, once: once,
            render: Answer.of)
        return try await imports.find(ImportID(answer.text), by: Self.admin)
    }

    /// The same, done to its end.
    @discardableResult
    func bring(
        _ file: [UInt8], as kind: ImportKind = .listings, dryRun: Bool = false,
        by caller: Caller = producer, of producer: ProducerID? = nil
    ) async throws -> SheetImport {
        let entry = try await open(file, as: kind, dryRun: dryRun, by: caller, of: producer)
        try await imports.work()
        return try await imports.find(entry.id, by: Self.admin)
    }

    func rows(of entry: SheetImport) async throws -> [ImportedRow] {
        try await imports.rows(
            of: entry.id, outcome: nil, after: 0, limit: 100_000, by: Self.admin)
    }

    func outcomes(of entry: SheetImport) async throws -> [ImportOutcome] {
        try await rows(of: entry).map(\.outcome)
    }

    /// Everything that a row could have changed.
    func everything() async throws -> Everything {
        try await store.read { session in
            var all = Everything()
            all.listings = try session.exportedListings(of: nil, after: "", limit: 10_000)
            all.certificates = try session.certificates(after: CertificateID(""), limit: 10_000)
            for commune in ["21548", "21484"] {
                all.producers += try session.producers(in: CoverageSamples.commune(commune))
            }
            for producer in all.producers {
                all.entries += try session.annexEntries(of: producer.id, after: "", limit: 1_000)
            }
            for listing in all.listings {
                let id = listing.listing.id
                all.history.append(try session.history(of: id.text, limit: 100).map(\.act))
                all.waiting.append(try session.waitingRequest(of: id))
            }
            return all
        }
    }
}

extension Answer {
    static func of(_ entry: SheetImport) -> Answer {
        Answer(status: 202, body: Array(entry.id.text.utf8))
    }

    static func of(_ entry: AnnexEntry) -> Answer {
        Answer(status: 200, body: Array(entry.id.text.utf8))
    }
}

/// What imports can change, to be compared as a whole.
struct Everything: Hashable, Sendable {
    var listings: [ExportedListing] = []
    var certificates: [Certificate] = []
    var producers: [Producer] = []
    var entries: [AnnexEntry] = []
    var history: [[String]] = []
    var waiting: [ChangeRequest?] = []
}

extension MarketClock {
    /// Moves on by so many milliseconds.
    func advance(by milliseconds: Int64) {
        set(now + milliseconds)
    }
}
