internal import HTTPTypes
internal import Hummingbird
internal import Market
internal import NIOCore
internal import ServiceLifecycle

/// Answers a batch: fault first where one waits, then signature, form, gap and items.
struct SandboxReceiver: Sendable {
    let memory: SandboxMemory
    let signature: SandboxSignature
    let limits: SandboxLimits
    let now: @Sendable () -> Int64

    func receive(_ request: Request, feed: String) async throws -> Response {
        // One byte more than a batch may have, so that a larger one is seen as such.
        let collected = try await request.body.collect(upTo: 16 << 20)
        let body = [UInt8](collected.readableBytesView)
        let number = memory.record(
            at: now(), path: request.uri.path,
            headers: request.headers.map { ($0.name.canonicalName, $0.value) }, body: body)
        let fault = memory.nextFault()
        if let delay = fault?.delayMilliseconds {
            try await Task.sleep(for: .milliseconds(delay))
        }
        if let fault, !fault.isOnlyDelay {
            if fault.isAfter { _ = answer(request, body: body, feed: feed) }
            let response = try await strike(fault)
            memory.note(status: response.status.code, of: number)
            return response
        }
        let answer = answer(request, body: body, feed: feed)
        memory.note(status: answer.status, of: number)
        return .json(answer.body, status: answer.status)
    }

    private func answer(
        _ request: Request, body: [UInt8], feed: String
    ) -> SandboxFeed.Answer {
        guard body.count <= limits.batchBytes else {
            return .problem(413, "too_large", "more than \(limits.batchBytes) bytes")
        }
        let id = request.header("webhook-id")
        do throws(SandboxSignature.Refusal) {
            try signature.check(
                id: id, timestamp: request.header("webhook-timestamp"),
                signatures: request.header("webhook-signature"), body: body, now: now())
        } catch {
            return .problem(401, error.rawValue, "the message is not believed")
        }
        guard request.header("content-type")?.hasPrefix("application/json") == true else {
            return .problem(415, "content_type", "application/json is needed")
        }
        guard let message = try? JSONBody.object(body, depth: limits.depth) else {
            return .problem(400, "malformed", "not one JSON object")
        }
        do throws(SandboxBatch.Refusal) {
            return memory.take(try SandboxBatch(message), id: id ?? "", into: feed)
        } catch {
            return .problem(422, "contract", error.message)
        }
    }

    private func strike(_ fault: SandboxFault) async throws -> Response {
        if fault.hangs {
            // Until the caller has had enough, or the sandbox stops.
            try await cancelWhenGracefulShutdown {
                try await Task.sleep(for: .milliseconds(limits.longestDelayMilliseconds))
            }
        }
        var headers = HTTPFields()
        if let address = fault.redirect { headers[.location] = address }
        if let seconds = fault.retryAfterSeconds { headers[.retryAfter] = String(seconds) }
        let status = fault.status ?? (fault.redirect == nil ? 200 : 301)
        let bytes =
            if fault.isGarbage {
                [UInt8](repeating: 0xFE, count: 300) + Array("{\"results\":[".utf8)
            } else {
                [UInt8](repeating: UInt8(ascii: "x"), count: Int(fault.bodyBytes ?? 0))
            }
        return Response(
            status: .init(code: status), headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension Request {
    fileprivate func header(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { headers[$0] }
    }
}

extension Response {
    static func json(_ bytes: [UInt8], status: Int = 200) -> Response {
        Response(
            status: .init(code: status), headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
