/// A code on a slip of paper that makes one key: twenty letters and digits in groups of four.
///
/// The first seven find the code and the other thirteen prove that its holder knows it. A code
/// that was found takes five wrong tries, each against 65 random bits, before it is locked: a
/// thousand codes in use are opened with a chance below one in 10^15, however often and from
/// however many connections somebody asks. So no limit per connection is needed to keep them
/// safe, which a helper's tablet that redeems for a whole village would be the first to hit. The
/// hash alone is stored, and 100 bits keep whoever steals the file from guessing what it hides.
package struct OneTimeCode: Hashable, Sendable {
    /// What it is looked up by; it proves nothing.
    package let finder: String
    /// All twenty letters.
    package let secret: Secret

    private static let length = 20
    private static let finderLength = 7
    /// Crockford's base 32, in which no letter is taken for a digit.
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// Made of twenty random bytes, of each of which five bits count.
    package init?(random bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        self.init(letters: bytes.map { Self.alphabet[Int($0 & 31)] })
    }

    /// As somebody typed it: case, spaces and hyphens do not matter, O is 0, I and L are 1.
    package init?(typed text: String) {
        var letters: [Character] = []
        for letter in text.uppercased() where letter != " " && letter != "-" {
            let meant: Character =
                switch letter {
                case "O": "0"
                case "I", "L": "1"
                default: letter
                }
            guard Self.alphabet.contains(meant), letters.count < Self.length else { return nil }
            letters.append(meant)
        }
        guard letters.count == Self.length else { return nil }
        self.init(letters: letters)
    }

    private init(letters: [Character]) {
        finder = String(letters.prefix(Self.finderLength))
        secret = Secret(String(letters))
    }

    /// As it is written down: `7K3M-9QRT-…`.
    package var written: String {
        let letters = Array(secret.text)
        return stride(from: 0, to: letters.count, by: 4)
            .map { String(letters[$0..<min($0 + 4, letters.count)]) }.joined(separator: "-")
    }

    /// What is stored of it.
    package var hash: [UInt8] {
        Digest.sha256(secret.text.utf8)
    }
}
