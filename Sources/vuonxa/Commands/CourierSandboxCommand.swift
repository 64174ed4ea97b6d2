internal import ArgumentParser
internal import Couriers
internal import Logging
internal import Operations
internal import ServiceLifecycle
internal import UnixSignals
internal import Web

/// Runs a stand-in for couriers on this machine, to try and to show with.
struct CourierSandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "courier-sandbox",
        abstract: "Đơn vị vận chuyển giả lập. A local stand-in for couriers.")

    @Option(help: "Cổng; 0 là cổng trống bất kỳ. The port; 0 takes a free one.")
    var port = 0

    @Option(help: "Bí mật chữ ký whsec_…; bỏ trống thì tự tạo. The signing secret.")
    var secret: String?

    func run() async throws {
        let logger = Logger(label: "courier-sandbox") { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = .warning
            return handler
        }
        var generator = SystemRandomNumberGenerator()
        let random = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let secret = self.secret ?? SigningSecret.text(of: random)
        var settings = SandboxSettings(secret: secret)
        settings.port = port
        let sandbox = try CourierSandbox(
            settings: settings, now: Clockwork.system.now, logger: logger,
            onReady: { port in
                if self.secret == nil { Terminal.say("secret \(secret)") }
                Terminal.say("ready http://127.0.0.1:\(port)")
            })
        let group = ServiceGroup(
            configuration: .init(
                services: [sandbox], gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger))
        try await group.run()
    }
}
