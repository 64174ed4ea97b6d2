internal import Market

extension CourierAccount {
    /// The chief secret, for a header; refuses one that is empty or no visible ASCII.
    func headerSecret(_ what: String) throws(CourierError) -> String {
        try CourierAccount.headerText(secret.text, what)
    }

    /// A further field, for a header; refuses one that is missing or no visible ASCII.
    func headerField(_ name: String) throws(CourierError) -> String {
        try CourierAccount.headerText(self[field: name] ?? "", name)
    }

    /// Whether a text that a caller showed is the secret that calls must show.
    ///
    /// Compared in constant time; an account without such a secret believes nobody.
    func isHookSecret(_ shown: String?) -> Bool {
        guard let shown, let secret = hookSecret?.text, !secret.isEmpty else { return false }
        return Digest.equal(Array(shown.utf8), Array(secret.utf8))
    }

    /// A line break would begin another header; the message never repeats the text.
    private static func headerText(
        _ text: String, _ what: String
    ) throws(CourierError) -> String {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .unauthorized("give the account's \(what): it is missing or no plain text")
        }
        return text
    }
}
