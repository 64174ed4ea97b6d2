internal import ArgumentParser

/// The program: `vuonxa serve` runs the service, the other commands look after its data.
@main
struct Vuonxa: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vuonxa",
        abstract: "Đưa sản phẩm OCOP vươn xa. Takes OCOP products to remote communes.",
        version: "0.1.0",
        subcommands: [
            ServeCommand.self, MigrateCommand.self, ImportCommand.self, ExportCommand.self,
            ReachCommand.self, KeysCommand.self, BackupCommand.self, VerifyCommand.self,
            PersonalCommand.self, PassportCommand.self, CourierSandboxCommand.self,
            PictureCommand.self,
        ])
}
