internal import ArgumentParser
internal import Storage

/// Creates the database or brings its tables up to this program.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Tạo hoặc nâng cấp cơ sở dữ liệu. Creates or upgrades the database.")

    @OptionGroup var data: DataFolder

    func run() async throws {
        let store = try data.open()
        try await store.close()
        Terminal.say("ok \(DataFolder.database(in: data.resolved))")
    }
}
