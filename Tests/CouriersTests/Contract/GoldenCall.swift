import Couriers
import Market
import Testing

/// A call as a file beside the tests says it must be; `about` in it tells where its form is from.
struct GoldenCall {
    let method: String
    let url: String
    let headers: [String: String]
    /// `nil` where the call has no body.
    let body: JSONValue?

    /// `path` is below Tests/CouriersTests, such as `GHN/Fixtures/create.json`.
    init(_ path: String) throws {
        let file = try JSONBody.value(CourierFixture.bytes(path), depth: 16)
        method = try #require(file["method"]?.text)
        url = try #require(file["url"]?.text)
        try #require(file["about"]?.text?.isEmpty == false, "a golden file says where it is from")
        guard case .object(let fields)? = file["headers"] else {
            throw CourierFixture.Missing(path: path)
        }
        headers = fields.compactMapValues(\.text)
        body = file["body"]
    }

    /// Fails where the call differs from the file in method, address, headers or body.
    func expect(
        _ request: CourierRequest, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(request.method.rawValue == method, sourceLocation: sourceLocation)
        #expect(request.url == url, sourceLocation: sourceLocation)
        let sent = Dictionary(
            request.headers.map { ($0.name, $0.value) }, uniquingKeysWith: { "\($0), \($1)" })
        #expect(sent == headers, sourceLocation: sourceLocation)
        let read = request.body.isEmpty ? nil : try JSONBody.value(request.body, depth: 16)
        #expect(read == body, sourceLocation: sourceLocation)
    }
}
