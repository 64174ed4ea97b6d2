internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Operations

/// The door to listings as a file, which an import reads back without changing anything.
enum ExportEndpoints {
    static func all(_ desks: Desks) -> [Endpoint] {
        [listings(desks)]
    }

    private static func listings(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Xuất sản phẩm ra tệp; nhập lại tệp này không đổi gì.",
            "Listings as a file; importing it changes nothing. A producer's own, an officer's "
                + "area, an admin's all.")
        about.query = [
            QueryParameter("format", .word(SheetForm.self), "csv unless given"),
            QueryParameter("producer", .text, "only this producer's"),
        ]
        let roles = AccessRule.keys(of: [.producer, .helper, .officer, .admin])
        return Endpoint(.get, "/v1/exports/listings", roles, about) { call in
            var query = call.query()
            let form = query.word("format", of: SheetForm.self) ?? .csv
            try query.finish()
            let file = try await desks.exports.file(
                of: query.text("producer").map(ProducerID.init), as: form,
                by: try call.known())
            var reply = Reply(file: form, named: "listings")
            reply.stream = ReplyStream(count: file.count) { place in
                ByteBuffer(bytes: try file.read(at: place))
            }
            return reply
        }
    }
}
