internal import ArgumentParser
internal import Couriers
internal import Curl
internal import Logging
internal import Operations
internal import Sandbox
internal import ServiceLifecycle
internal import UnixSignals
internal import Web

/// Runs a stand-in for couriers on this machine, to try and to show with.
struct CourierSandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "courier-sandbox",
        abstract: "Đơn vị vận chuyển giả lập. A local stand-in for couriers.")

    /// A day of a parcel's journey in a real minute.
    private static let usualPace: Int64 = 24 * 60

    @Option(help: "Cổng; 0 là cổng trống bất kỳ. The port; 0 takes a free one.")
    var port = 0

    @Option(help: "Bí mật chữ ký whsec_…; bỏ trống thì tự tạo. The signing secret.")
    var secret: String?

    @Option(help: "Kiện hàng đi nhanh gấp mấy lần. How many times faster than life parcels go.")
    var pace = CourierSandboxCommand.usualPace

    func validate() throws {
        guard (1...1_000_000).contains(pace) else {
            throw ValidationError("--pace: 1…1000000")
        }
    }

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
        settings.pace = pace
        // A second is longer than any run needs for a thousand parcels.
        settings.firstNumber = Clockwork.system.now() / 1_000 % 100_000_000
        let caller = HookCaller()
        let sandbox = try CourierSandbox(
            settings: settings, now: Clockwork.system.now, logger: logger,
            sendHook: { await caller.send($0) },
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

/// Makes the sandbox's own calls, to programs on this machine too.
private struct HookCaller: Sendable {
    private let transport: CurlTransport

    init() {
        var policy = CurlPolicy()
        policy.allowsLoopback = true
        policy.callTimeout = .seconds(10)
        policy.userAgent = "vuonxa-courier-sandbox"
        transport = CurlTransport(policy: policy)
    }

    /// The status of the answer, or `nil` where none came.
    func send(_ hook: SandboxHook) async -> Int? {
        let request = CourierRequest(
            method: .post, url: hook.url,
            headers: hook.headers.map { CourierHeader($0.name, $0.value) }, body: hook.body)
        return try? await transport.send(request).status
    }
}
