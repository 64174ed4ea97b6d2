internal import ArgumentParser
internal import Storage

/// Copies the database while it is in use, checks the copy before it gets its name, and copies
/// the photos and scans that it names.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Sao lưu rồi kiểm tra bản sao. Copies database and files, checks the copy.")

    @OptionGroup var data: DataFolder

    @Argument(help: "Tệp đích, chưa được có. The file to make; it must not exist.")
    var file: String

    @Option(
        help: """
            Thư mục ảnh và bản chụp, mặc định <tệp>.files; dùng chung cho mọi bản thì chỉ chép tệp \
            mới. The folder of photos and scans; a shared one gets only what is new.
            """)
    var files: String?

    func run() async throws {
        let store = try data.openExisting()
        try store.backup(to: file)
        try await store.close()
        // The copy names no file that came after it, and files never change.
        let named = try Store.shelvedFiles(inFileAt: file)
        if !named.isEmpty {
            let shelf = try FileShelf(DataFolder.files(in: data.resolved))
            _ = try shelf.copy(named, to: try FileShelf(files ?? DataFolder.files(beside: file)))
        }
        Terminal.say("ok \(file)")
    }
}
