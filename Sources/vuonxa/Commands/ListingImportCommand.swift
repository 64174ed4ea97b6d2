internal import ArgumentParser
internal import Foundation
internal import Glibc
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Listings from one CSV or XLSX file, also while the server runs; sent again, it changes nothing.
struct ListingImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "listings", abstract: "Nạp sản phẩm từ tệp. Loads listings from a file.")

    @OptionGroup var data: DataFolder

    @Argument(help: "Tệp CSV hoặc XLSX. The file.")
    var file: String

    @Option(help: "Của chủ thể nào; bỏ trống nếu từng dòng ghi mã chủ thể. Whose listings.")
    var producer: String?

    @Flag(help: "Chỉ chạy thử, không ghi. Only says what would come of it.")
    var dryRun = false

    @Option(help: "Tệp để ghi lại kèm cột lỗi. The file to write again, with what is wrong.")
    var annotated: String?

    func run() async throws {
        try await SheetImporting(
            data: data, file: file, kind: .listings, producer: producer.map(ProducerID.init),
            isDryRun: dryRun, annotated: annotated
        ).run()
    }
}

/// The annex of a decision: drafts that wait to be claimed by their producers.
struct AnnexImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annex",
        abstract: "Nạp phụ lục quyết định công nhận OCOP. Loads the annex of a decision.")

    @OptionGroup var data: DataFolder

    @Argument(help: "Tệp CSV hoặc XLSX. The file.")
    var file: String

    @Flag(help: "Chỉ chạy thử, không ghi. Only says what would come of it.")
    var dryRun = false

    @Option(help: "Tệp để ghi lại kèm cột lỗi. The file to write again, with what is wrong.")
    var annotated: String?

    @Option(
        help: """
            Tệp CSV để ghi mã nhận của các chủ thể mới (quyền 0600; mã chỉ hiện một lần). \
            The file for the codes by which new producers are claimed.
            """)
    var codes: String?

    func run() async throws {
        try await SheetImporting(
            data: data, file: file, kind: .annex, producer: nil, isDryRun: dryRun,
            annotated: annotated, codes: codes
        ).run()
    }
}

/// One file brought in at the terminal, told line by line how far it is.
struct SheetImporting {
    let data: DataFolder
    let file: String
    let kind: ImportKind
    let producer: ProducerID?
    let isDryRun: Bool
    let annotated: String?
    /// Where codes for the producers that an annex made are written.
    var codes: String?

    /// Refused rows are told on standard error and make the command end with an error.
    func run() async throws {
        let bytes = Array(try Data(contentsOf: URL(filePath: file)))
        let codesFile = try openForCodes()
        let store = try data.openExisting()
        // Only an annex names communes in words, for which the book of addresses is needed.
        let house =
            kind == .annex ? try await House.open(store) : try await House.openPlaces(store)
        let desk = ImportDesk(house: house)
        let done = try await desk.work(
            through: bytes, as: kind, of: producer, dryRun: isDryRun, by: ImportDesk.terminal
        ) { Terminal.warn(Self.line(of: $0)) }
        try await tellRefused(of: done, desk)
        if let annotated, done.state == .finished {
            let document = try await desk.annotated(done.id, by: ImportDesk.terminal)
            try Data(document.bytes).write(to: URL(filePath: annotated))
        }
        if let codesFile { try await writeCodes(of: done, to: codesFile, desk) }
        try await store.close()
        Terminal.say(Self.summary(of: done))
        if done.state != .finished || done.progress.count(of: .refused) > 0 {
            throw ExitCode.failure
        }
    }

    /// A new file for the eyes of its owner alone; one that is there is not written over, for its
    /// codes may be the only ones. Opened before anything is made that could not be written down.
    private func openForCodes() throws -> FileHandle? {
        guard let codes, !isDryRun else { return nil }
        let descriptor = open(codes, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw ValidationError("Không tạo được tệp mã / Cannot make the file: \(codes)")
        }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// Writes a table of codes; where nobody new was made it has no rows.
    private func writeCodes(
        of done: SheetImport, to file: FileHandle, _ desk: ImportDesk
    ) async throws {
        let slips = try await desk.claimCodes(
            of: done.id, renewing: false, by: ImportDesk.terminal)
        let document = try await SheetDocument.slips(slips, as: .csv)
        try file.write(contentsOf: Data(document.bytes))
        try file.synchronize()
        Terminal.warn("Đã ghi \(slips.count) mã nhận / claim codes were written")
    }

    private func tellRefused(of done: SheetImport, _ desk: ImportDesk) async throws {
        for problem in done.problems { Terminal.warn(Self.line(of: problem)) }
        for outcome in [ImportOutcome.refused, .differing] {
            var last = 0
            while true {
                let rows = try await desk.rows(
                    of: done.id, outcome: outcome, after: last, limit: 500,
                    by: ImportDesk.terminal)
                guard let end = rows.last else { break }
                for row in rows {
                    for problem in row.problems {
                        Terminal.warn("Dòng / row \(row.number), \(Self.line(of: problem))")
                    }
                }
                last = end.number
            }
        }
    }

    private static func line(of entry: SheetImport) -> String {
        let progress = entry.progress
        var parts = ["\(progress.done) / \(progress.total.map { String($0) } ?? "?") dòng / rows"]
        if let rate = progress.rowsPerSecond { parts.append("\(rate) dòng/giây / rows a second") }
        if let left = progress.secondsLeft { parts.append("còn / left \(left) s") }
        return parts.joined(separator: ", ")
    }

    private static func line(of problem: RowProblem) -> String {
        let place = [problem.column.map { "cột / column \($0)" }, problem.field]
            .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        return "\(place): \(problem.message.vietnamese) / \(problem.message.english)"
    }

    private static func summary(of entry: SheetImport) -> String {
        let counts = ImportOutcome.allCases.map {
            "\($0.rawValue) \(entry.progress.count(of: $0))"
        }.joined(separator: ", ")
        return "\(entry.id.text) \(entry.state.rawValue): \(counts)"
    }
}
