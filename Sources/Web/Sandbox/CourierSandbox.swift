internal import Foundation
internal import HTTPTypes
internal import Hummingbird
package import Logging
internal import Market
internal import NIOCore
internal import ServiceLifecycle

/// A stand-in for couriers on this machine: it takes a listing feed strictly and shows all of it.
///
/// `POST /listings/{feed}` takes batches; `GET /listings` shows what they made; `GET /received`
/// every request whole; `POST /faults` what is to go wrong next; `DELETE /listings/{feed}` loses
/// a feed, as after a restore.
package struct CourierSandbox: Service {
    /// The secret cannot be used to check a signature.
    package struct UnusableSecret: Error {}

    private let settings: SandboxSettings
    private let receiver: SandboxReceiver
    private let logger: Logger
    private let onReady: @Sendable (Int) async -> Void

    private var memory: SandboxMemory { receiver.memory }

    /// `now` tells UTC milliseconds; `onReady` hears the port once calls are answered.
    package init(
        settings: SandboxSettings, now: @escaping @Sendable () -> Int64, logger: Logger,
        onReady: @escaping @Sendable (Int) async -> Void
    ) throws(UnusableSecret) {
        let limits = settings.limits
        guard
            let signature = SandboxSignature(
                secret: settings.secret, toleranceSeconds: limits.toleranceSeconds)
        else { throw UnusableSecret() }
        self.settings = settings
        self.logger = logger
        self.onReady = onReady
        receiver = SandboxReceiver(
            memory: SandboxMemory(limits: limits), signature: signature, limits: limits, now: now)
    }

    package func run() async throws {
        let router = Router()
        addFeeds(to: router)
        addFaults(to: router)
        // Hummingbird says on its own where it listens; the program says it in its own words.
        var quiet = logger
        quiet.logLevel = max(quiet.logLevel, .warning)
        let application = Application(
            router: router,
            configuration: .init(address: .hostname(settings.host, port: settings.port)),
            onServerRunning: { [onReady] channel in
                await onReady(channel.localAddress?.port ?? 0)
            },
            logger: quiet)
        try await application.run()
    }

    private func addFeeds(to router: Router<BasicRequestContext>) {
        router.post("/listings/:feed") { [receiver] request, context in
            try await receiver.receive(request, feed: try context.parameters.require("feed"))
        }
        router.get("/listings") { [memory] _, _ in
            Response.json(SandboxPages.listings(memory.feeds))
        }
        router.delete("/listings/:feed") { [memory] _, context in
            memory.forget(try context.parameters.require("feed"))
            return Response(status: .noContent)
        }
        router.get("/received") { [memory] request, _ in
            let after = request.uri.queryParameters.get("after", as: Int.self) ?? 0
            return Response.json(SandboxPages.received(memory.recorded(after: after)))
        }
    }

    private func addFaults(to router: Router<BasicRequestContext>) {
        let limits = settings.limits
        router.post("/faults") { [memory] request, _ in
            let body = try await request.body.collect(upTo: limits.batchBytes)
            let message = try? JSONBody.object([UInt8](body.readableBytesView), depth: limits.depth)
            guard case .list(let list)? = message?["next"] else {
                return Response.json(
                    SandboxFeed.Answer.problem(400, "malformed", "next").body, status: 400)
            }
            do throws(SandboxFault.Refusal) {
                var faults: [SandboxFault] = []
                for value in list { faults.append(try SandboxFault(value, limits)) }
                return Response(status: memory.add(faults) ? .noContent : .init(code: 507))
            } catch {
                let answer = SandboxFeed.Answer.problem(422, "fault", error.message)
                return Response.json(answer.body, status: answer.status)
            }
        }
        router.delete("/faults") { [memory] _, _ in
            memory.forgetFaults()
            return Response(status: .noContent)
        }
    }
}
