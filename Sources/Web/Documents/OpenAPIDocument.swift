internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Reach

/// The API described for machines (OpenAPI 3.1), written from the very table that answers calls.
struct OpenAPIDocument {
    static let path = "/openapi.json"
    private let endpoints: [Endpoint]
    private let closed: Set<String>

    private init(_ endpoints: [Endpoint]) {
        self.endpoints = endpoints
        closed = Schemas.closed(by: endpoints)
    }

    /// The endpoint that gives the description of the others and of itself.
    static func endpoint(describing others: [Endpoint]) -> Endpoint {
        let about = EndpointNote("Mô tả API (OpenAPI 3.1).", "This description.")
        let unfinished = Endpoint(.get, path, .anyone, about) { _ in Reply(.ok) }
        let bytes = OpenAPIDocument(others + [unfinished]).bytes
        let body = ByteBuffer(bytes: bytes)
        let tag = EntityTag(version: nil, body: bytes)
        return Endpoint(.get, path, .anyone, about) { $0.fresh(.json(body), tag) }
    }

    private var bytes: [UInt8] {
        JSONWriter.object(capacity: 65_536) { json in
            json.member("openapi", "3.1.0")
            json.member("info") { json in
                json.member("title", "Vươn Xa")
                json.member("version", "1")
                json.member(
                    "description",
                    "Sản phẩm OCOP, nơi giao được tới và đơn hàng. OCOP products, where they can be"
                        + " delivered, and orders. Times are UTC, days are of Viet Nam, money is"
                        + " in whole đồng.")
            }
            json.member("servers", list: ["/"]) { json, url in json.object { $0.member("url", url) }
            }
            json.member("paths") { writePaths(&$0) }
            json.member("components") { writeComponents(&$0) }
        }
    }

    private func writePaths(_ json: inout JSONWriter) {
        var order: [String] = []
        for endpoint in endpoints where !order.contains(endpoint.path) {
            order.append(endpoint.path)
        }
        for path in order {
            json.name(of: path)
            json.object { json in
                for endpoint in endpoints where endpoint.path == path {
                    json.name(of: endpoint.method.rawValue.lowercased())
                    json.object { OpenAPIOperation(endpoint, closed).write(&$0) }
                }
            }
        }
    }

    private func writeComponents(_ json: inout JSONWriter) {
        json.member("schemas") { json in
            for (name, schema) in Schemas.all + [("Problem", Problem.schema)] {
                json.name(of: name)
                schema.write(closed: closed.contains(name), &json)
            }
        }
        json.member("responses") { json in
            json.member("Problem") { json in
                json.member("description", "Việc không thành. What went wrong (RFC 9457).")
                json.member("content") { json in
                    json.name(of: Problem.mediaType)
                    json.object { json in
                        json.name("schema")
                        Schema.named("Problem").write(closed: false, &json)
                    }
                }
            }
        }
        json.member("securitySchemes") { json in
            json.member("key") { json in
                json.member("type", "http")
                json.member("scheme", "bearer")
                json.member("bearerFormat", "vx_…")
            }
        }
    }
}

extension Problem {
    static let schema = Schema.members(
        ["type": .text, "status": .number, "code": .word(ProblemCode.self), "title": .text],
        mayLack: [
            "detail": .text,
            "errors": .list(
                .members([
                    "field": .text, "code": .word(FieldProblem.Code.self), "message": .text,
                ])),
            "reach": .named("ReachAnswer"),
            "conflicts": .list(.named("EditConflict")),
            "problems": .list(
                .members([
                    "table": .word(CoverageTable.self), "row": .orNull(.text),
                    "line": .orNull(.number), "column": .text,
                    "code": .word(CoverageProblemCode.self), "message": .text,
                ])),
            "request_id": .text,
        ])
}
