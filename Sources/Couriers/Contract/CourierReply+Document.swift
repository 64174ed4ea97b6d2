package import Market

extension CourierReply {
    /// No answer of a courier is longer: labels are no JSON.
    static let mostDocumentBytes = 512 << 10
    /// The answers that couriers document nest four or five deep.
    static let deepestDocument = 32

    /// The JSON that the body is, `nil` when it is empty, too long, too deep or none.
    package var document: JSONValue? {
        Self.document(body)
    }

    static func document(_ body: [UInt8]) -> JSONValue? {
        guard !body.isEmpty, body.count <= mostDocumentBytes else { return nil }
        return try? JSONBody.value(body, depth: deepestDocument)
    }
}
