/// Looks at every byte of a part before the XML parser does, and lets only harmless ones pass.
///
/// The parser of Foundation mends broken text, expands entities and trusts that names are UTF-8.
/// So what is not UTF-8, or declares anything (`<!DOCTYPE`, `<!ENTITY`), never reaches it.
struct XMLGate {
    /// The last bytes of the pieces before, in which a mark may have begun.
    private var tail: [UInt8] = []
    private var isStarted = false
    /// How many bytes of a character are still to come, and between which its next one must be.
    private var missing = 0
    private var expected: ClosedRange<UInt8> = 0x80...0xBF

    private static let comment = Array("<!--".utf8)
    private static let data = Array("<![CDATA[".utf8)
    private static let declaration = Array("<!".utf8)
    private static let bracket = UInt8(ascii: "<")
    /// An XML declaration is shorter than this in every program's files.
    private static let longestOpening = 200

    /// Throws where the piece, which follows the one before, must not be parsed.
    mutating func pass(_ piece: UnsafeRawBufferPointer) throws(SheetFault) {
        if !isStarted { try checkStart(piece) }
        isStarted = true
        try checkCharacters(piece)
        try checkDeclarations(piece)
    }

    /// Throws where the text ended in the middle of a character, or before it began.
    func finish() throws(SheetFault) {
        if missing > 0 || !isStarted { throw SheetFault(.damaged) }
    }

    /// Other encodings could write a declaration in bytes that are not looked for.
    private func checkStart(_ piece: UnsafeRawBufferPointer) throws(SheetFault) {
        // Of fewer bytes than the shortest element has, the parser says that they are right.
        if piece.count < 4 { throw SheetFault(.damaged) }
        let start = piece.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let head = String(
            decoding: piece.dropFirst(start).prefix(Self.longestOpening), as: UTF8.self
        ).lowercased()
        guard head.hasPrefix("<?xml") else { return }
        guard let end = head.firstIndex(of: ">") else { throw SheetFault(.otherEncoding) }
        guard let named = head[..<end].firstRange(of: "encoding") else { return }
        let name = head[named.upperBound..<end].drop { " \t\r\n=\"'".contains($0) }
        if !name.hasPrefix("utf-8") && !name.hasPrefix("us-ascii") {
            throw SheetFault(.otherEncoding)
        }
    }

    /// Well-formed as Unicode says in its table 3-7: no overlong forms, no surrogates; no zeros.
    private mutating func checkCharacters(_ piece: UnsafeRawBufferPointer) throws(SheetFault) {
        // By zeros the parser would take the text for UTF-16.
        if piece.contains(0) { throw SheetFault(.otherEncoding) }
        var index = 0
        while index < piece.count {
            // Most text of a sheet is ASCII, eight bytes of it at a time.
            if missing == 0, index + 8 <= piece.count,
                piece.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080
                    == 0
            {
                index += 8
                continue
            }
            try take(piece[index])
            index += 1
        }
    }

    private mutating func take(_ byte: UInt8) throws(SheetFault) {
        if missing > 0 {
            guard expected.contains(byte) else { throw SheetFault(.otherEncoding) }
            missing -= 1
            expected = 0x80...0xBF
            return
        }
        switch byte {
        case ..<0x80: return
        case 0xC2...0xDF: missing = 1
        case 0xE0: (missing, expected) = (2, 0xA0...0xBF)
        case 0xED: (missing, expected) = (2, 0x80...0x9F)
        case 0xE1...0xEF: missing = 2
        case 0xF0: (missing, expected) = (3, 0x90...0xBF)
        case 0xF4: (missing, expected) = (3, 0x80...0x8F)
        case 0xF1...0xF3: missing = 3
        default: throw SheetFault(.otherEncoding)
        }
    }

    private mutating func checkDeclarations(_ piece: UnsafeRawBufferPointer) throws(SheetFault) {
        // A mark that hangs over from the piece before is looked at with this one's beginning.
        let seam = tail + piece.prefix(Self.data.count)
        for start in tail.indices { try checkMark(seam[start...]) }
        for index in piece.indices where piece[index] == Self.bracket {
            try checkMark(piece[index...].prefix(Self.data.count))
        }
        tail = Array((tail + piece.suffix(Self.data.count)).suffix(Self.data.count - 1))
    }

    /// `<!` may only begin a comment or plain data, as far as the bytes go.
    private func checkMark(_ bytes: some Collection<UInt8>) throws(SheetFault) {
        guard bytes.starts(with: Self.declaration) else { return }
        for mark in [Self.comment, Self.data]
        where bytes.prefix(mark.count).elementsEqual(mark.prefix(bytes.count)) {
            return
        }
        throw SheetFault(.forbiddenDeclaration)
    }
}
