internal import Couriers

/// What a request sends, after every check that can be made before a connection.
struct CurlCall: Sendable {
    let method: CourierRequest.Method
    /// A POST or PUT says its length even when it is 0.
    let carriesBody: Bool
    let message: CurlMessage
    let body: [UInt8]

    /// libcurl asks for leave before it sends more than a megabyte (its `EXPECT_100_THRESHOLD`);
    /// far below that the line that forbids it would only be one more line to look through.
    private static let mostBytesAtOnce = 256 << 10

    init(_ request: CourierRequest, as manners: CurlManners) throws(TransportError) {
        guard request.body.count <= manners.mostBytes else {
            throw .refused("the body is over \(manners.mostBytes) bytes")
        }
        method = request.method
        carriesBody = !request.body.isEmpty || method == .post || method == .put
        let named = try CurlHeaders.check(request.headers)
        // No pause before a large body; and no content type that the adapter did not write.
        var absent: [String] = []
        if request.body.count > Self.mostBytesAtOnce { absent.append("Expect") }
        if carriesBody, !named.contains(.contentType) { absent.append("Content-Type") }
        message = CurlMessage(request.headers, manners.fields(besides: named), absent: absent)
        body = request.body
    }
}
