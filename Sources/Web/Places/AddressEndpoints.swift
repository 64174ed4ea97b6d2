internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors that tell which commune an address names.
struct AddressEndpoints: Sendable {
    /// The most addresses of one batch.
    private static let mostTexts = 1_000
    /// After so many, other calls get their turn on the thread.
    private static let textsPerTurn = 20

    let desks: Desks

    var all: [Endpoint] {
        [single, batch]
    }

    private var single: Endpoint {
        var about = EndpointNote(
            "Địa chỉ này thuộc xã nào?", "Which commune an address names; it never guesses.")
        about.query = [
            QueryParameter("text", .text, "a whole address; or the three parts below"),
            QueryParameter("province", .text, "the province, also a former one"),
            QueryParameter("district", .text, "the former district"),
            QueryParameter("commune", .text, "the commune, also a former one"),
        ]
        about.answer = .named("Address")
        return Endpoint(.get, "/v1/addresses", .anyone, about) { call in
            var query = call.query()
            let text = query.text("text")
            let parts = ["commune", "district", "province"].map(query.text)
            // An island district had no communes: its name and its province are an address.
            if text == nil, parts[0] == nil, parts[1] == nil { query.refuse(.missing("text")) }
            if text != nil, parts.contains(where: { $0 != nil }) { query.refuse(Self.either) }
            try query.finish()
            let answer =
                text.map(desks.reach.resolve)
                ?? desks.reach.resolve(
                    province: parts[2], district: parts[1], commune: parts[0] ?? "")
            let shown = text ?? parts.compactMap(\.self).joined(separator: ", ")
            let bytes = PlaceWriting(places: desks.reach.places).bytes(shown, answer)
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }

    private static let either = FieldProblem(
        "text", .notAllowed, vi: "Chỉ dùng text, hoặc commune, district, province.",
        en: "Give text, or commune, district and province.")

    private var batch: Endpoint {
        var about = EndpointNote("Nhiều địa chỉ một lần.", "Many addresses at once.")
        // A thousand long addresses are more than a record, and less than a document.
        about.body = BodyNote(.object([.init("texts", .list(.text))]), size: .document)
        about.answer = .object([.init("items", .list(.named("Address")))])
        return Endpoint(.post, "/v1/addresses", .anyone, about) { call in
            var (fields, _) = try await call.object()
            let texts = fields.texts("texts", limit: Self.mostTexts)
            for (index, text) in texts.enumerated() where text.count > Query.textLimit {
                fields.refuse(.tooLong("texts[\(index)]", limit: Query.textLimit))
            }
            try fields.finish()
            var answers: [(text: String, answer: AddressAnswer)] = []
            for (index, text) in texts.enumerated() {
                answers.append((text, desks.reach.resolve(text)))
                if index % Self.textsPerTurn == 0 { await Task.yield() }
            }
            return .json(PlaceWriting(places: desks.reach.places).bytes(answers))
        }
    }
}
