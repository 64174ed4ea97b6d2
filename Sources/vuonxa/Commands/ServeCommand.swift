internal import ArgumentParser
internal import Logging
internal import Metrics
internal import Operations
internal import ServiceLifecycle
internal import Storage
internal import UnixSignals
internal import Web

/// Runs the service until SIGTERM or SIGINT, then lets what it accepted finish.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Chạy máy chủ. Runs the server.")

    @OptionGroup var data: DataFolder
    @OptionGroup var catalog: CatalogFolder

    @Option(help: "Địa chỉ lắng nghe. The address to listen on.")
    var host: String?

    @Option(help: "Cổng; 0 là cổng trống bất kỳ. The port; 0 takes a free one.")
    var port: Int?

    @Option(help: "Tệp cấu hình JSON. A JSON file of settings.")
    var config: String?

    @Flag(help: "Nạp dữ liệu mẫu của tỉnh. Loads the province's demo set.")
    var demo = false

    func run() async throws {
        OneHeap.use()
        let settings = try await readSettings()
        OpenFiles.raiseLimit()
        let metrics = MetricsRegistry()
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = Logger.Level(rawValue: settings.logLevel) ?? .info
            return handler
        }
        MetricsSystem.bootstrap(metrics)
        let logger = Logger(label: "vuonxa")
        // Before the database: opening it may bring its tables up to this program.
        let lock = try DataFolderLock(settings.data)
        let store = try DataFolder.open(
            settings.data, limits: StoreLimits(readers: settings.readers, batch: settings.batch),
            keys: .demanded(settings.personal.keysFile))
        let works = try await Works(
            settings: settings, store: store, metrics: metrics, logger: logger)
        if let folder = catalog.resolved {
            try await works.loadCatalog(folder, demo: demo)
        }
        try await works.catchUp()
        let group = ServiceGroup(
            configuration: .init(
                services: works.services { Terminal.say("ready http://\(settings.host):\($0)") },
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
        await works.stop()
        try await store.close()
        withExtendedLifetime(lock) {}
    }

    /// Flags go before the environment, and the environment before the file.
    private func readSettings() async throws -> Settings {
        var flags: [String: String] = [:]
        flags["data"] = data.path
        flags["http.host"] = host
        flags["http.port"] = port.map(String.init)
        // The demo set's partner is the sandbox on this machine.
        flags["partners.loopback"] = demo ? "yes" : nil
        return try await Settings.read(file: config, flags: flags)
    }
}
