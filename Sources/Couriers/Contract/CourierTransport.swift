/// Carries one request to a courier's host and brings the answer back: curl, or a test's script.
package protocol CourierTransport: Sendable {
    /// Sends once, never retries, never follows a redirect; cancelling the task stops the transfer.
    func send(_ request: CourierRequest) async throws(TransportError) -> CourierReply
}

/// One HTTP call to a partner, as an adapter wrote it.
package struct CourierRequest: Sendable, Hashable {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case delete = "DELETE"
    }

    package var method: Method
    package var url: String
    package var headers: [CourierHeader]
    package var body: [UInt8]

    package init(method: Method, url: String, headers: [CourierHeader] = [], body: [UInt8] = []) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }
}

extension CourierRequest: CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// Method and address without query, headers and body: any of them may hold a secret.
    package var description: String { "\(method.rawValue) \(url.prefix { $0 != "?" })" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// One header field; a name may occur more than once.
package struct CourierHeader: Sendable, Hashable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// What a partner answered, whatever its status.
package struct CourierReply: Sendable, Hashable {
    package let status: Int
    package let headers: [CourierHeader]
    package let body: [UInt8]

    package init(status: Int, headers: [CourierHeader] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The value of the first field of that name, compared without case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// Why no answer came, named by what the caller may conclude.
package enum TransportError: Error, Hashable, Sendable {
    /// The URL or the address it leads to is not allowed; nothing was sent.
    case refused(String)
    /// No connection came about; nothing was applied at the partner.
    case unreachable(String)
    /// The time ran out or the connection broke after sending began: the outcome is unknown.
    case interrupted(String)
    /// The answer is larger than the cap; the outcome is unknown.
    case tooLarge(limitBytes: Int)
    /// The certificate is not trusted; nothing was sent.
    case untrusted(String)
    /// The calling task was cancelled.
    case cancelled
}
