internal import CPictures

/// A text as a QR code (ISO/IEC 18004): its modules, and pictures of them to print and to show.
package struct QRCode: Hashable, Sendable {
    /// How much of a code may be covered or torn off and it still reads.
    package enum Level: String, CaseIterable, Sendable {
        /// 7 per cent.
        case low
        /// 15 per cent, for a label that stays clean.
        case medium
        /// 25 per cent.
        case quartile
        /// 30 per cent, for a pack that is wet or creased.
        case high
    }

    /// Why there is no code of a text.
    package enum Failure: Error, Hashable, Sendable {
        case empty
        /// The text holds a zero byte, which the encoder would end at.
        case notText
        /// Longer than the largest code holds at that level: 2,331 bytes at `medium`.
        case tooLong
    }

    /// The square of modules, without the quiet zone around it.
    package struct Modules: Hashable, Sendable {
        /// Modules along one side: 21 to 177.
        package let size: Int
        /// Whether each is dark, row after row from the top left.
        package let bits: [Bool]

        package func isDark(x: Int, y: Int) -> Bool {
            bits[y * size + x]
        }
    }

    package let text: String
    package let level: Level
    package let modules: Modules

    /// Modules of white that must surround a code (ISO/IEC 18004, 7.3.7).
    package static let quietZone = 4

    /// The smallest code that holds the text, in UTF-8, at that level.
    package init(text: String, level: Level = .medium) throws(Failure) {
        if text.isEmpty { throw .empty }
        if text.utf8.contains(0) { throw .notText }
        guard let code = vx_qr_make(text, level.known) else { throw .tooLong }
        defer { vx_qr_free(code) }
        let size = vx_qr_width(code)
        var bits: [Bool] = []
        bits.reserveCapacity(Int(size * size))
        for y in 0..<size {
            for x in 0..<size { bits.append(vx_qr_is_dark(code, x, y) != 0) }
        }
        self.text = text
        self.level = level
        modules = Modules(size: Int(size), bits: bits)
    }
}

extension QRCode.Level {
    fileprivate var known: vx_qr_level {
        switch self {
        case .low: vx_qr_low
        case .medium: vx_qr_medium
        case .quartile: vx_qr_quartile
        case .high: vx_qr_high
        }
    }
}

extension QRCode {
    /// The points along a module of a PNG.
    package static let scales = 1...40

    /// A PNG file with so many points for a module, quiet zone included; `nil` only where memory
    /// does not suffice. The scale is kept within `scales`.
    package func png(scale: Int = 8) -> [UInt8]? {
        guard let code = vx_qr_make(text, level.known) else { return nil }
        defer { vx_qr_free(code) }
        let points = Int32(min(max(scale, Self.scales.lowerBound), Self.scales.upperBound))
        var count = 0
        guard let bytes = vx_qr_png(code, points, Int32(Self.quietZone), &count) else {
            return nil
        }
        defer { vx_bytes_free(bytes) }
        return Array(UnsafeBufferPointer(start: bytes, count: count))
    }
}
