internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1

/// The client took longer to send a request's body than it may.
struct SlowBody: Error {}

extension ConnectionGuard {
    /// Sets what the connection now waits for; `nil` while it is the server's turn.
    func wait(_ cause: ConnectionDeadline.Cause?, _ context: ChannelHandlerContext) {
        deadline = cause.map { ConnectionDeadline($0, limits) }
        guard let deadline else { return }
        // A timer that fires too early looks again, so that a busy connection seldom sets one.
        if let timer, timer.time <= deadline.time { return }
        timer?.task.cancel()
        schedule(deadline.time, context)
    }

    /// Answers in the place of the handlers, as the request never reached them.
    func refuse(_ code: ProblemCode, _ context: ChannelHandlerContext) {
        let body = ByteBuffer(bytes: Problem(code).json(in: .vietnamese, callID: nil))
        let head = HTTPResponseHead(
            version: .http1_1, status: HTTPResponseStatus(statusCode: code.status.code),
            headers: [
                "content-type": Problem.mediaType, "content-length": "\(body.readableBytes)",
                "connection": "close",
            ])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        linger(context)
    }

    /// Fails the request under way, so that its handler answers, and reads no further.
    func abandon(_ error: any Error, _ context: ChannelHandlerContext) {
        isLastAnswer = true
        reading = .leftovers
        wait(nil, context)
        context.fireErrorCaught(error)
    }

    /// Ends the output and drops the input for a moment: closing with input unread would reset
    /// the connection, and the client would lose the answer.
    func linger(_ context: ChannelHandlerContext) {
        isLingering = true
        reading = .leftovers
        wait(.linger, context)
        context.close(mode: .output, promise: nil)
    }

    private func schedule(_ time: NIODeadline, _ context: ChannelHandlerContext) {
        let task = context.eventLoop.assumeIsolated().scheduleTask(deadline: time) {
            self.timer = nil
            self.look(context)
        }
        timer = (task, time)
    }

    private func look(_ context: ChannelHandlerContext) {
        guard let deadline else { return }
        if deadline.time > .now() {
            schedule(deadline.time, context)
            return
        }
        switch deadline.cause {
        case .idle, .answer, .linger: context.close(promise: nil)
        case .head: refuse(.slowHead, context)
        case .body: abandon(SlowBody(), context)
        }
    }
}
