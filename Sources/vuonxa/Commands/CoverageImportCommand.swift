internal import ArgumentParser
internal import Foundation
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// A courier's tables from a folder of CSV files, in place of what it had; or of many couriers,
/// each in a folder of its own inside; or one table of one courier from a CSV or XLSX file.
struct CoverageImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "Nạp vùng phục vụ của một hay nhiều đơn vị. Loads couriers' coverage.")

    @OptionGroup var data: DataFolder

    @Argument(
        help: "Thư mục có courier.json và năm tệp CSV, hoặc một tệp CSV/XLSX. A folder, or a file.")
    var folder: String

    @Option(help: "Với một tệp: của đơn vị nào. Whose table the file is.")
    var courier: String?

    @Option(help: "Với một tệp: bảng nào. Which table the file is.")
    var table: CoverageTable?

    @Flag(help: "Chỉ so sánh, không ghi. Only compares; changes nothing.")
    var dryRun = false

    @Option(help: "Nguồn của các tệp. Where the files are from.")
    var source: String?

    @Option(help: "Một ngày của danh mục mã xã đã dùng. A day of the list of codes that was used.")
    var list: String?

    func run() async throws {
        OneHeap.use()
        let store = try data.openExisting()
        let house = try await House.openPlaces(store)
        do {
            if let courier, let table {
                try await bring(table, of: courier, into: house)
                return try await store.close()
            }
            for folder in folders {
                try await bring(folder, into: house)
                OneHeap.trim()
            }
        } catch let problems as CatalogProblems {
            try fail(problems)
        } catch CoverageFailure.refused(let problems) {
            try fail(CatalogProblems(problems))
        }
        try await store.close()
    }

    private func bring(_ folder: String, into house: House) async throws {
        let progress = ImportProgress()
        let day = try DayOption.read("--list", list)
        let draft = try CatalogDesk(house: house).readCoverage(folder: folder, listedOn: day) {
            progress.tell($0)
        }
        try await bring(draft, into: house, progress)
    }

    private func bring(_ table: CoverageTable, of courier: String, into house: House) async throws {
        guard let code = CourierCode(courier) else {
            throw ValidationError("\(courier): không phải mã. / not a courier's code.")
        }
        let file = Array(try Data(contentsOf: URL(filePath: folder)))
        let draft = try await CoverageDesk(house: house).draft(
            of: code, table, file: file, listedOn: try DayOption.read("--list", list))
        try await bring(draft, into: house, ImportProgress())
    }

    private func bring(
        _ draft: CoverageDraft, into house: House, _ progress: ImportProgress
    ) async throws {
        let terminal = Caller(keyID: "terminal", role: .admin, scope: .everything)
        let difference = try await CoverageDesk(house: house).bring(
            draft, source: source ?? folder, dryRun: dryRun, by: terminal
        ) { progress.tell($0) }
        difference.lines.forEach(Terminal.say)
        progress.finish(rows: difference.rowCount)
    }

    func validate() throws {
        if (courier == nil) != (table == nil) {
            throw ValidationError(
                "--courier và --table đi cùng nhau. / --courier and --table go together.")
        }
    }

    private func fail(_ problems: CatalogProblems) throws -> Never {
        for problem in problems.list { Terminal.warn("\(problem)") }
        throw ExitCode.failure
    }

    /// The folder itself, or those inside it where it is no courier's own.
    private var folders: [String] {
        let files = FileManager.default
        func isCourier(_ path: String) -> Bool {
            files.fileExists(atPath: "\(path)/courier.json")
        }
        if isCourier(folder) { return [folder] }
        let inside = (try? files.contentsOfDirectory(atPath: folder)) ?? []
        let couriers = inside.map { "\(folder)/\($0)" }.filter(isCourier).sorted()
        return couriers.isEmpty ? [folder] : couriers
    }
}

extension CoverageTable: ExpressibleByArgument {}
