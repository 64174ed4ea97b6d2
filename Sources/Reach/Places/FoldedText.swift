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
        text.precomposedStringWithCanonicalMapping
    }
}
