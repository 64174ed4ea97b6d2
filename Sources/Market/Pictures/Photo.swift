/// A photo that was made safe to show: its files in all sizes, and nothing of the one sent.
package struct Photo: Hashable, Sendable {
    /// One file: a size in a format.
    package struct Form: Hashable, Sendable {
        /// The longest side that it was made for: 320, 800 or 1600 points.
        package let side: Int
        /// `webp` or `jpg`.
        package let suffix: String
        package let width: Int
        package let height: Int
        package let bytes: Int
        package let sha256: [UInt8]

        package init(
            side: Int, suffix: String, width: Int, height: Int, bytes: Int, sha256: [UInt8]
        ) {
            self.side = side
            self.suffix = suffix
            self.width = width
            self.height = height
            self.bytes = bytes
            self.sha256 = sha256
        }

        /// As it stands at the end of its address: `800.webp`.
        package var name: String {
            "\(side).\(suffix)"
        }
    }

    package let id: PhotoID
    /// Sides of what was sent, as it is seen.
    package let width: Int
    package let height: Int
    /// The smallest first.
    package let forms: [Form]

    package init(id: PhotoID, width: Int, height: Int, forms: [Form]) {
        self.id = id
        self.width = width
        self.height = height
        self.forms = forms
    }
}

extension PhotoID {
    /// The id of the photo that is made of a file with that SHA-256: the same file is always the
    /// same photo, whoever sends it and however often.
    package init(ofFile sha256: [UInt8]) {
        let digest = Digest.sha256(Array("vuonxa photo\n".utf8) + sha256)
        // 26 letters of five bits each.
        var bits = digest[...]
        var letters: [UInt8] = []
        var (held, count) = (0, 0)
        while letters.count < MadeID.length, let next = bits.popFirst() {
            held = held << 8 | Int(next)
            count += 8
            while count >= 5, letters.count < MadeID.length {
                count -= 5
                letters.append(Self.alphabet[held >> count & 31])
            }
            held &= 0xFF
        }
        self.init("ph_" + String(decoding: letters, as: UTF8.self))
    }

    /// Crockford's base 32, as all ids are written.
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
}
