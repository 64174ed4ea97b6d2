internal import ArgumentParser
internal import Foundation
internal import Storage

/// Checks a database file, SQLite's way and ours, and the files that it names, changing nothing.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Kiểm tra cơ sở dữ liệu hoặc bản sao. Checks the database or a backup.")

    @OptionGroup var data: DataFolder

    @Argument(help: "Tệp sao lưu cần kiểm tra. A backup to check instead of the database.")
    var file: String?

    @Option(help: "Thư mục ảnh và bản chụp. The folder of photos and scans, if another.")
    var files: String?

    func run() throws {
        let path = file ?? DataFolder.database(in: data.resolved)
        guard FileManager.default.fileExists(atPath: path) else {
            throw DataFolderError.noDatabase(path)
        }
        var problems = try Store.problems(inFileAt: path)
        if problems.isEmpty {
            let named = try Store.shelvedFiles(inFileAt: path)
            let usual = file.map(DataFolder.files(beside:)) ?? DataFolder.files(in: data.resolved)
            if !named.isEmpty { problems = try FileShelf(files ?? usual).problems(with: named) }
        }
        if problems.isEmpty {
            Terminal.say("ok \(path)")
            return
        }
        for problem in problems { Terminal.warn(problem) }
        throw ExitCode.failure
    }
}
