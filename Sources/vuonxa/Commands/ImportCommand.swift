internal import ArgumentParser
internal import Foundation
internal import Market
internal import Operations
internal import Storage

/// Loads files into the database, whole or not at all; works beside a running server.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Nạp dữ liệu. Loads files.",
        subcommands: [
            CatalogImport.self, CoverageImportCommand.self, PlaceCodeImportCommand.self,
            ListingImportCommand.self, AnnexImportCommand.self,
        ],
        defaultSubcommand: CatalogImport.self)

    /// Places, product sets, policy, holidays and coverage, and the demo set where asked.
    struct CatalogImport: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "catalog", abstract: "Nạp danh mục. Loads the catalogue.")

        @OptionGroup var data: DataFolder
        @OptionGroup var catalog: CatalogFolder

        @Flag(help: "Cả dữ liệu mẫu. The demo set too.")
        var demo = false

        @Flag(help: "Chỉ kiểm tra, không ghi. Only checks; changes nothing.")
        var dryRun = false

        func run() async throws {
            let store = try data.open()
            let desk = CatalogDesk(house: try await House.open(store))
            do {
                let read = try desk.read(folder: try catalog.demanded())
                let report =
                    dryRun
                    ? try await desk.tryOut(read, demo: demo)
                    : try await desk.load(read, demo: demo, by: "terminal")
                Terminal.say("\(report)")
            } catch let problems as CatalogProblems {
                for problem in problems.list { Terminal.warn("\(problem)") }
                throw ExitCode.failure
            }
            try await store.close()
        }
    }
}
