internal import NIOCore
internal import NIOHTTP1

/// Keeps one connection honest: deadlines, requests that cannot be parsed, and closing politely.
///
/// It stands right behind the parser, because the version of HTTP is not known further on, and
/// because a head that trickles in is seen only as reads that bring no part of a request.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// Which part of a request is being read.
    enum Reading {
        case nothing
        case head
        case body
        /// The rest of what comes belongs to nobody.
        case leftovers
    }

    let limits: WebLimits
    let client: ClientPresence
    var reading = Reading.nothing
    /// Requests handed on whose answer has not been written to its end.
    var unanswered = 0
    /// The answer under way is the connection's last.
    var isLastAnswer = false
    var isLingering = false
    var hasReadPart = false
    var deadline: ConnectionDeadline?
    var timer: (task: Scheduled<Void>, time: NIODeadline)?

    init(limits: WebLimits, client: ClientPresence) {
        self.limits = limits
        self.client = client
    }

    func handlerAdded(context: ChannelHandlerContext) {
        wait(.idle, context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.task.cancel()
        client.leave()
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.task.cancel()
        client.leave()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        hasReadPart = true
        if reading == .leftovers { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            read(head, context)
        case .body:
            context.fireChannelRead(data)
        case .end:
            // After a request that asks to close nothing more is read.
            reading = isLastAnswer ? .leftovers : .nothing
            wait(nil, context)
            context.fireChannelRead(data)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if reading == .nothing, unanswered == 0, !hasReadPart, !isLingering {
            reading = .head
            wait(.head, context)
        }
        hasReadPart = false
        context.fireChannelReadComplete()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        // Hummingbird answers a parser's error on its own, also when nobody asked.
        if isLingering || unanswered == 0 {
            promise?.fail(ChannelError.outputClosed)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(let head): write(head, context, promise)
        case .body: context.write(data, promise: promise)
        case .end: writeEnd(data, context, promise)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed:
            client.leave()
            // Forwarded first: the handler may be waiting for a body that will not come.
            context.fireUserInboundEventTriggered(event)
            if isLingering || unanswered == 0 { context.close(promise: nil) }
        case is ChannelShouldQuiesceEvent:
            isLastAnswer = true
            context.fireUserInboundEventTriggered(event)
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let parserError = error as? HTTPParserError, !isLingering else {
            context.close(promise: nil)
            return
        }
        if parserError == .invalidEOFState, unanswered == 0 {
            context.close(promise: nil)
        } else if unanswered == 0 {
            refuse(parserError == .headerOverflow ? .headTooLarge : .malformedHTTP, context)
        } else {
            abandon(parserError, context)
        }
    }

    private func read(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        var head = head
        unanswered += 1
        reading = .body
        if ConnectionGuard.asksToClose(head) {
            isLastAnswer = true
            // Hummingbird closes after an answer only for this one spelling.
            head.headers.replaceOrAdd(name: "connection", value: "close")
        }
        if head.headers[canonicalForm: "expect"].contains(where: { $0 == "100-continue" }) {
            let goOn = HTTPResponseHead(version: .http1_1, status: .continue)
            context.writeAndFlush(wrapOutboundOut(.head(goOn)), promise: nil)
        }
        wait(.body, context)
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    private func write(
        _ head: HTTPResponseHead, _ context: ChannelHandlerContext,
        _ promise: EventLoopPromise<Void>?
    ) {
        // An answer that comes before the end of its request ends the connection.
        if reading == .body, unanswered == 1 { isLastAnswer = true }
        var head = head
        if isLastAnswer, unanswered == 1 {
            head.headers.replaceOrAdd(name: "connection", value: "close")
        }
        context.write(wrapOutboundOut(.head(head)), promise: promise)
    }

    private func writeEnd(
        _ data: NIOAny, _ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?
    ) {
        unanswered -= 1
        let written = promise ?? context.eventLoop.makePromise()
        let isLast = isLastAnswer && unanswered == 0
        let context = NIOLoopBound(context, eventLoop: context.eventLoop)
        let guardian = NIOLoopBound(self, eventLoop: context.value.eventLoop)
        written.futureResult.whenSuccess {
            guardian.value.answerWasFetched(isLast: isLast, context.value)
        }
        wait(.answer, context.value)
        context.value.write(data, promise: written)
    }

    private func answerWasFetched(isLast: Bool, _ context: ChannelHandlerContext) {
        if isLast {
            linger(context)
        } else if deadline?.cause == .answer {
            wait(unanswered == 0 ? .idle : nil, context)
        }
    }

    /// HTTP/1.0 keeps no connection here, and the token may be written in any case.
    private static func asksToClose(_ head: HTTPRequestHead) -> Bool {
        (head.version.major, head.version.minor) < (1, 1)
            || head.headers[canonicalForm: "connection"].contains { $0.lowercased() == "close" }
    }
}
