internal import ArgumentParser
internal import Foundation
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

/// The annex of a decision: products that wait to be claimed by their producers.
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

    func run() async throws {
        try await SheetImporting(
            data: data, file: file, kind: .annex, producer: nil, isDryRun: dryRun,
            annotated: annotated
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

    /// Refused rows are told on standard error and make the command end with an error.
    func run() async throws {
        let bytes = Array(try Data(contentsOf: URL(filePath: file)))
        let store = try data.openExisting()
        let desk = ImportDesk(house: try await House.openPlaces(store))
        let done = try await desk.work(
            through: bytes, as: kind, of: producer, dryRun: isDryRun, by: ImportDesk.terminal
        ) { Terminal.warn(Self.line(of: $0)) }
        try await tellRefused(of: done, desk)
        if let annotated, done.state == .finished {
            let document = try await desk.annotated(done.id, by: ImportDesk.terminal)
            try Data(document.bytes).write(to: URL(filePath: annotated))
        }
        try await store.close()
        Terminal.say(Self.summary(of: done))
        if done.state != .finished || done.progress.count(of: .refused) > 0 {
            throw ExitCode.failure
        }
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
