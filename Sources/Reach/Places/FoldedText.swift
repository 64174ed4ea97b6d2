internal import Foundation

/// The two forms in which Vietnamese text is compared.
package enum FoldedText {
    /// Lower case without any mark, đ as d: "Sơn Hà" and "Sơn Hạ" both give "son ha".
    ///
    /// Only for suggestions and search: it is no key, as names of Quảng Ngãi itself collide.
    package static func plain(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .nonspacingMark: continue
            default: folded.append(scalar == "đ" || scalar == "Đ" ? "d" : scalar)
            }
        }
        return String(folded).lowercased()
    }

    /// Composed (NFC), as all text is stored and sent.
    package static func composed(_ text: String) -> String {
        if text.unicodeScalars.allSatisfy(isComposedAlready) { return text }
        return text.precomposedStringWithCanonicalMapping
    }

    /// Letters that composing leaves as they are, whatever stands beside them: nearly all text
    /// that is typed in Viet Nam. The first marks that join a letter stand at U+0300 (UAX #15).
    private static func isComposedAlready(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x300 || 0x1EA0...0x1EF9 ~= scalar.value
    }
}
