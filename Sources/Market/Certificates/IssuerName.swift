internal import Reach

/// An issuer as papers write it, taken apart: "UBND huyện Bình Sơn, tỉnh Quảng Ngãi".
struct IssuerName {
    /// The committee's unit, folded, with its type in full: `huyen binh son`.
    let unit: String
    /// The province that is named beside it, folded, without its type.
    let province: String?
    private let written: String

    private static let committees = ["uy ban nhan dan ", "ubnd "]
    private static let types = ["huyen", "thi xa", "thanh pho", "quan", "tinh"]
    private static let shortTypes = [
        "h": "huyen", "tx": "thi xa", "tp": "thanh pho", "q": "quan", "t": "tinh",
    ]

    /// `nil` where the text names no committee of a district or a province.
    init?(_ text: String) {
        let folded = Self.folded(text)
        guard let committee = Self.committees.first(where: folded.hasPrefix) else { return nil }
        var words = folded.dropFirst(committee.count).split(separator: " ").map(String.init)
        if let first = words.first, let type = Self.shortTypes[first] { words[0] = type }
        let name = words.joined(separator: " ")
        guard let type = Self.types.first(where: { name.hasPrefix("\($0) ") }) else { return nil }
        // Whoever names the province writes its type; a name may hold a type's word itself.
        if type != "tinh", let border = name.firstRange(of: " tinh ") {
            unit = String(name[..<border.lowerBound])
            province = String(name[border.upperBound...])
        } else {
            unit = name
            province = nil
        }
        written = Self.spaced(FoldedText.composed(text).lowercased())
    }

    /// Whether the paper writes the name with the very marks: "Sơn Hà" is not "Sơn Hạ".
    func isWritten(with name: String) -> Bool {
        let bare = name.split(separator: " ").dropFirst().joined(separator: " ").lowercased()
        return written.contains(bare)
    }

    /// Without marks and punctuation, in lower case, words one space apart.
    static func folded(_ text: String) -> String {
        spaced(FoldedText.plain(text))
    }

    private static func spaced(_ text: String) -> String {
        text.split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }
}
