internal import Couriers

/// What a request sends, after every check that can be made before a connection.
struct CurlCall: Sendable {
    let method: CourierRequest.Method
    /// A POST or PUT says its length even when it is 0.
    let carriesBody: Bool
    let message: CurlMessage

    init(_ request: CourierRequest, policy: CurlPolicy) throws(TransportError) {
        guard request.body.count <= policy.maximumRequestBytes else {
            throw .refused("the body is over \(policy.maximumRequestBytes) bytes")
        }
        method = request.method
        carriesBody = !request.body.isEmpty || method == .post || method == .put
        let hasContentType = try CurlHeaders.check(request.headers)
        // No pause before a large body; and no content type that the adapter did not write.
        let absent = carriesBody && !hasContentType ? ["Expect", "Content-Type"] : ["Expect"]
        message = CurlMessage(request.headers, absent: absent, body: request.body)
    }
}
