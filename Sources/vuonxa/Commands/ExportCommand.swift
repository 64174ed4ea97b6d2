internal import ArgumentParser
internal import Foundation
internal import Operations
internal import Reach
internal import Storage

/// Writes what was loaded as files again; loading them changes nothing.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Xuất dữ liệu ra tệp. Writes files.",
        subcommands: [CoverageExportCommand.self, ListingExportCommand.self],
        defaultSubcommand: CoverageExportCommand.self)
}

/// One courier's coverage as a folder of tables.
struct CoverageExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "Xuất vùng phục vụ của một đơn vị. Writes one courier's coverage.")

    @OptionGroup var data: DataFolder

    @Argument(help: "Mã đơn vị vận chuyển. The courier's code.")
    var courier: String

    @Argument(help: "Thư mục để ghi, chưa được có. The folder to make.")
    var folder: String

    @Flag(help: "Ghi XLSX thay vì CSV. Writes XLSX instead of CSV.")
    var xlsx = false

    func run() async throws {
        guard let code = CourierCode(courier) else {
            throw ValidationError("\(courier): không phải mã. / not a courier's code.")
        }
        guard !FileManager.default.fileExists(atPath: folder) else {
            throw ValidationError("\(folder): đã có. / is there already.")
        }
        let store = try data.openExisting()
        let desk = CoverageDesk(house: try House.openBare(store))
        try await desk.demand(code)
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        if xlsx {
            for table in CoverageTable.allCases {
                let path = "\(folder)/\(table.rawValue).xlsx"
                try await desk.exportWorkbook(code, table, to: path)
                Terminal.say(path)
            }
        } else {
            try await desk.eachExportedFile(of: code) { name, text in
                try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
                Terminal.say("\(folder)/\(name)")
            }
        }
        try await store.close()
    }
}
