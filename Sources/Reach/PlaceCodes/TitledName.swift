/// A name as lists write it, "Phường Trà Câu", taken apart into its title and the rest.
struct TitledName: Hashable, Sendable {
    /// In one spelling per kind, such as "phường"; `nil` where none is written.
    let title: String?
    let key: SpellingKey

    /// Understands the titles of communes, or of the provinces and districts above them.
    init(_ text: String, _ level: Level) {
        let whole = SpellingKey(text)
        for (written, title) in level.titles where whole.exact.hasPrefix(written) {
            let rest = whole.exact.dropFirst(written.count).drop { $0 == " " }
            // "Xã" alone is a name that somebody cut short, not a title of nothing.
            if rest.isEmpty { continue }
            self.title = title
            key = SpellingKey(String(rest))
            return
        }
        title = nil
        key = whole
    }

    /// Two titles disagree only where both are written.
    func agrees(with other: TitledName) -> Bool {
        guard let title, let otherTitle = other.title else { return true }
        return title == otherTitle
    }

    /// Which titles may stand before a name.
    enum Level: Sendable {
        case commune
        case above

        fileprivate var titles: [(String, String)] {
            switch self {
            case .commune: Self.communeTitles
            case .above: Self.titlesAbove
            }
        }

        private static let communeTitles = [
            ("đặc khu ", "đặc khu"), ("thị trấn ", "thị trấn"), ("phường ", "phường"),
            ("xã ", "xã"), ("tt. ", "thị trấn"), ("tt.", "thị trấn"), ("p.", "phường"),
            ("x.", "xã"),
        ]

        private static let titlesAbove = [
            ("thành phố ", "thành phố"), ("thị xã ", "thị xã"), ("tỉnh ", "tỉnh"),
            ("huyện ", "huyện"), ("quận ", "quận"), ("tp. ", "thành phố"), ("tp.", "thành phố"),
            ("tp ", "thành phố"), ("tx. ", "thị xã"), ("tx.", "thị xã"), ("t.", "tỉnh"),
            ("h.", "huyện"), ("q.", "quận"),
        ]
    }
}
