internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOHTTP1

/// Hummingbird's HTTP/1.1 channel with a `ConnectionGuard` between parser and handler.
struct GuardedChannel: ServerChildChannel {
    /// One accepted connection and the presence of its client.
    struct Connection: ServerChildChannelValue {
        let parts: HTTP1Channel.Value
        let client: ClientPresence

        var channel: any Channel { parts.channel }
    }

    private let http: HTTP1Channel
    private let limits: WebLimits

    init(responder: @escaping HTTPChannelHandler.Responder, limits: WebLimits) {
        // No idle timeout of Hummingbird's: it would not see a head that trickles in.
        http = HTTP1Channel(
            responder: responder,
            configuration: HTTP1Channel.Configuration(
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: limits.headerFieldBytes,
                    maxHeaderListSize: limits.headerBytes,
                    maxHeaderFieldCount: limits.headerCount)))
        self.limits = limits
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Connection> {
        let limits = limits
        return http.setup(channel: channel, logger: logger).flatMapThrowing { parts in
            let client = ClientPresence()
            let pipeline = channel.pipeline.syncOperations
            let parser = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            try pipeline.addHandler(
                ConnectionGuard(limits: limits, client: client), position: .after(parser))
            return Connection(parts: parts, client: client)
        }
    }

    func handle(value: Connection, logger: Logger) async {
        await ClientPresence.$current.withValue(value.client) {
            await http.handle(value: value.parts, logger: logger)
        }
    }
}
