import Couriers
import Curl
import TestSupport

extension CurlPolicy {
    /// May reach the tests' own servers; everything else as it is by default.
    static var loopback: CurlPolicy {
        var policy = CurlPolicy()
        policy.allowsLoopback = true
        return policy
    }

    func with(_ change: (inout CurlPolicy) -> Void) -> CurlPolicy {
        var policy = self
        change(&policy)
        return policy
    }
}

extension CurlTransport {
    /// The error of a call that is expected to fail; nil when an answer came.
    func failure(_ request: CourierRequest) async -> TransportError? {
        do throws(TransportError) {
            _ = try await send(request)
            return nil
        } catch {
            return error
        }
    }

    func failure(_ url: String) async -> TransportError? {
        await failure(.get(url))
    }
}

extension CourierRequest {
    static func get(_ url: String, headers: [CourierHeader] = []) -> CourierRequest {
        CourierRequest(method: .get, url: url, headers: headers)
    }

    static func post(
        _ url: String, _ text: String, headers: [CourierHeader] = []
    ) -> CourierRequest {
        CourierRequest(method: .post, url: url, headers: headers, body: Array(text.utf8))
    }
}

extension CourierReply {
    var text: String { String(decoding: body, as: UTF8.self) }
}

extension TransportError {
    var isRefused: Bool { if case .refused = self { true } else { false } }
    var isUnreachable: Bool { if case .unreachable = self { true } else { false } }
    var isInterrupted: Bool { if case .interrupted = self { true } else { false } }
    var isTooLarge: Bool { if case .tooLarge = self { true } else { false } }
    var isUntrusted: Bool { if case .untrusted = self { true } else { false } }
}
