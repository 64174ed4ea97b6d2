internal import Foundation
internal import Market

/// The JSON in which a partner's further fields and its token are kept in one column each.
enum SecretsText {
    private struct Token: Codable {
        let secret: String
        let expiresAt: Int64?
    }

    static func text(of fields: [String: Secret]) -> String {
        encode(fields.mapValues(\.text))
    }

    static func text(of token: PartnerToken) -> String {
        encode(Token(secret: token.secret.text, expiresAt: token.expiresAt))
    }

    static func fields(_ text: String) throws -> [String: Secret] {
        // Most partners have none, and a decoder takes longer than the rest of the row.
        if text == "{}" { return [:] }
        let texts = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))
        guard let texts else { throw StoreError.unreadable("fields") }
        return texts.mapValues(Secret.init)
    }

    static func token(_ text: String) throws -> PartnerToken {
        let token = try? JSONDecoder().decode(Token.self, from: Data(text.utf8))
        guard let token else { throw StoreError.unreadable("token") }
        return PartnerToken(secret: Secret(token.secret), expiresAt: token.expiresAt)
    }

    private static func encode(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // Texts and whole numbers always encode.
        let data = (try? encoder.encode(value)) ?? Data("{}".utf8)
        return String(decoding: data, as: UTF8.self)
    }
}
