internal import ArgumentParser
internal import Foundation
internal import Market
internal import Operations
internal import Storage

/// Listings as one CSV or XLSX file; importing it changes nothing.
struct ListingExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "listings", abstract: "Xuất sản phẩm ra tệp. Writes listings as a file.")

    @OptionGroup var data: DataFolder

    @Argument(help: "Tệp .csv hoặc .xlsx, chưa được có. The file to make.")
    var file: String

    @Option(help: "Chỉ sản phẩm của chủ thể này. Only this producer's.")
    var producer: String?

    func run() async throws {
        guard let form = SheetForm(rawValue: URL(filePath: file).pathExtension.lowercased()) else {
            throw ValidationError("\(file): .csv | .xlsx")
        }
        guard !FileManager.default.fileExists(atPath: file) else {
            throw ValidationError("\(file): đã có. / is there already.")
        }
        let store = try data.openExisting()
        let count = try await ExportDesk(house: try House.openBare(store)).write(
            of: producer.map(ProducerID.init), as: form, by: ImportDesk.terminal, to: file)
        try await store.close()
        Terminal.say("\(file): \(count) sản phẩm / listings")
    }
}
