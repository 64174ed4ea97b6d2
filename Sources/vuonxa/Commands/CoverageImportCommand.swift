internal import ArgumentParser
internal import Foundation
internal import Market
internal import Operations
internal import Storage

/// A courier's tables from a folder of CSV files, in place of what it had; or of many couriers,
/// each in a folder of its own inside.
struct CoverageImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "Nạp vùng phục vụ của một hay nhiều đơn vị. Loads couriers' coverage.")

    @OptionGroup var data: DataFolder

    @Argument(help: "Thư mục có courier.json và năm tệp CSV. A folder of CSV files.")
    var folder: String

    @Flag(help: "Chỉ so sánh, không ghi. Only compares; changes nothing.")
    var dryRun = false

    @Option(help: "Nguồn của các tệp. Where the files are from.")
    var source: String?

    func run() async throws {
        OneHeap.use()
        let store = try data.openExisting()
        let house = try await House.openPlaces(store)
        do {
            for folder in folders { try await bring(folder, into: house) }
        } catch let problems as CatalogProblems {
            try fail(problems)
        } catch CoverageFailure.refused(let problems) {
            try fail(CatalogProblems(problems))
        }
        try await store.close()
    }

    private func bring(_ folder: String, into house: House) async throws {
        let progress = ImportProgress()
        let draft = try CatalogDesk(house: house).readCoverage(folder: folder) {
            progress.tell($0)
        }
        let terminal = Caller(keyID: "terminal", role: .admin, scope: .everything)
        let difference = try await CoverageDesk(house: house).bring(
            draft, source: source ?? folder, dryRun: dryRun, by: terminal
        ) { progress.tell($0) }
        difference.lines.forEach(Terminal.say)
        progress.finish(rows: difference.rowCount)
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
