internal import HTTPTypes
internal import Market
internal import Reach

/// One endpoint as OpenAPI describes it.
struct OpenAPIOperation {
    private let endpoint: Endpoint
    private let closed: Set<String>

    init(_ endpoint: Endpoint, _ closed: Set<String>) {
        self.endpoint = endpoint
        self.closed = closed
    }

    func write(_ json: inout JSONWriter) {
        json.member("operationId", operationID)
        json.member("summary", endpoint.about.summary.english)
        json.member("description", endpoint.about.summary.vietnamese)
        writeSecurity(&json)
        writeParameters(&json)
        if let body = endpoint.about.body {
            json.member("requestBody") { json in
                json.member("required", body.isRequired)
                if body.isBytes {
                    json.member("content") { json in
                        json.member("application/octet-stream") { json in
                            json.member("schema") { $0.member("type", "string") }
                        }
                    }
                } else {
                    writeContent(body.schema, closed: true, takesSheets: body.takesSheets, &json)
                }
            }
        }
        json.member("responses") { writeResponses(&$0) }
    }

    /// `get_v1_listings_id`: the method and the words of the path.
    private var operationID: String {
        let words = endpoint.path.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        return ([endpoint.method.rawValue.lowercased()] + words.map(String.init))
            .joined(separator: "_")
    }

    private func writeSecurity(_ json: inout JSONWriter) {
        let roles = endpoint.access.roles
        let isOpen = endpoint.access == .anyone
        json.member("security", list: isOpen ? [false, true] : [true]) { json, needsKey in
            json.object { json in
                if needsKey { json.member("key", texts: [String]()) }
            }
        }
        if !roles.isEmpty { json.member("x-roles", texts: roles.map(\.rawValue)) }
    }

    private func writeParameters(_ json: inout JSONWriter) {
        json.name("parameters")
        json.list(parameters) { json, parameter in
            json.object { json in
                json.member("name", parameter.name)
                json.member("in", parameter.place)
                if !parameter.about.isEmpty { json.member("description", parameter.about) }
                json.member("required", parameter.isRequired)
                json.name("schema")
                parameter.schema.write(closed: false, &json)
            }
        }
    }

    private struct Parameter {
        let name: String
        let place: String
        var about = ""
        var isRequired = false
        var schema = Schema.text
    }

    private var parameters: [Parameter] {
        let inPath = endpoint.parameters.map {
            Parameter(name: $0, place: "path", isRequired: true)
        }
        let inQuery = endpoint.about.query.map {
            Parameter(name: $0.name, place: "query", about: $0.about, schema: $0.schema)
        }
        var headers: [Parameter] = []
        if endpoint.about.isEdit {
            headers.append(
                Parameter(
                    name: "If-Match", place: "header", about: "the ETag that was read",
                    isRequired: true))
        }
        if endpoint.about.takesOnce, endpoint.isWrite {
            headers.append(
                Parameter(
                    name: "Idempotency-Key", place: "header",
                    about: "the same key and body get the same answer"))
        }
        return inPath + inQuery + headers
    }

    private func writeResponses(_ json: inout JSONWriter) {
        json.name(of: String(endpoint.about.success))
        json.object { json in
            json.member("description", endpoint.about.summary.english)
            if let answer = endpoint.about.answer {
                writeContent(answer, closed: false, &json)
            }
        }
        for status in failures.sorted() {
            json.name(of: String(status))
            json.object { $0.member("$ref", "#/components/responses/Problem") }
        }
        json.name("default")
        json.object { $0.member("$ref", "#/components/responses/Problem") }
    }

    /// The statuses that follow from what the table says; others come under `default`.
    private var failures: Set<Int> {
        var failures: Set<Int> = [429]
        if endpoint.access != .anyone { failures.formUnion([401, 403]) }
        if !endpoint.parameters.isEmpty { failures.insert(404) }
        if !endpoint.about.query.isEmpty { failures.insert(422) }
        if endpoint.about.body != nil { failures.formUnion([400, 413, 415, 422]) }
        if endpoint.about.isEdit { failures.formUnion([412, 428]) }
        return failures
    }

    private static let sheetTypes: [StaticString] = [
        "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]

    private func writeContent(
        _ schema: Schema, closed: Bool, takesSheets: Bool = false, _ json: inout JSONWriter
    ) {
        json.member("content") { json in
            for type in takesSheets ? Self.sheetTypes : [] {
                json.member(type) { json in
                    json.name("schema")
                    Schema.text.write(closed: false, &json)
                }
            }
            json.member("application/json") { json in
                json.name("schema")
                schema.write(closed: closed, &json)
            }
        }
    }
}
