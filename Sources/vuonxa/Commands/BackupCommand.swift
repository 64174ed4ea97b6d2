internal import ArgumentParser
internal import Storage

/// Copies the database while it is in use and checks the copy before it gets its name.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Sao lưu rồi kiểm tra bản sao. Copies the database and checks the copy.")

    @OptionGroup var data: DataFolder

    @Argument(help: "Tệp đích, chưa được có. The file to make; it must not exist.")
    var file: String

    func run() async throws {
        let store = try data.openExisting()
        try store.backup(to: file)
        try await store.close()
        Terminal.say("ok \(file)")
    }
}
