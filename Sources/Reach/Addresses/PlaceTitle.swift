/// What stands before a name and says which tier it is of.
enum PlaceTitle: Sendable {
    case xa, phuong, town, specialZone
    case huyen, quan, thiXa, district
    /// A city is a province or a district.
    case city
    case province

    var isCommune: Bool {
        switch self {
        case .xa, .phuong, .town, .specialZone: true
        case .huyen, .quan, .thiXa, .district, .city, .province: false
        }
    }

    var isDistrict: Bool {
        switch self {
        case .huyen, .quan, .thiXa, .district, .city: true
        case .xa, .phuong, .town, .specialZone, .province: false
        }
    }

    func fits(_ type: CommuneType) -> Bool {
        switch (self, type) {
        case (.xa, .xa), (.phuong, .phuong), (.specialZone, .specialZone): true
        default: false
        }
    }

    func fits(_ type: FormerCommuneType) -> Bool {
        switch (self, type) {
        case (.xa, .xa), (.phuong, .phuong), (.town, .town): true
        default: false
        }
    }
}

/// The ways in which titles are written, found by the sum of their letters.
struct PlaceTitles: Sendable {
    struct Form: Sendable {
        let title: PlaceTitle
        let name: PlaceName
        /// An abbreviation says nothing about whether its writer uses marks.
        let isAbbreviated: Bool
        /// "F" and "Ph" are hardly titles but before a number, or with a dot behind.
        let isRare: Bool
    }

    let forms: [Form]
    private let formBySum: [UInt64: Int]
    private let suffixBySum: [UInt64: PlaceTitle]

    init(scalars: AddressScalars) {
        var forms: [Form] = []
        var formBySum: [UInt64: Int] = [:]
        func add(_ title: PlaceTitle, _ written: String, _ isAbbreviated: Bool) {
            guard let text = AddressScanner.text(of: written, scalars: scalars) else { return }
            let name = PlaceName(0..<text.words.count, of: text)
            formBySum[name.plainSum] = forms.count
            forms.append(
                Form(
                    title: title, name: name, isAbbreviated: isAbbreviated,
                    isRare: Self.rareAbbreviations.contains(written)))
        }
        for (title, written) in Self.fullForms { add(title, written, false) }
        for (title, written) in Self.abbreviations { add(title, written, true) }
        var suffixBySum: [UInt64: PlaceTitle] = [:]
        for (title, written) in Self.suffixes {
            guard let text = AddressScanner.text(of: written, scalars: scalars) else { continue }
            suffixBySum[text.sum(0..<text.words.count)] = title
        }
        self.forms = forms
        self.formBySum = formBySum
        self.suffixBySum = suffixBySum
    }

    /// The title that exactly these words are, and whether its marks are missing.
    func form(_ range: Range<Int>, of text: AddressText) -> (form: Form, fit: NameFit)? {
        guard let index = formBySum[text.sum(range)] else { return nil }
        let form = forms[index]
        guard let fit = form.name.fit(text.letters[text.letterRange(range)]) else { return nil }
        return (form, fit)
    }

    /// The title that an English address puts behind the name.
    func suffix(_ index: Int, of text: AddressText) -> PlaceTitle? {
        suffixBySum[text.sum(index..<(index + 1))]
    }

    private static let fullForms: [(PlaceTitle, String)] = [
        (.xa, "xã"), (.phuong, "phường"), (.town, "thị trấn"), (.specialZone, "đặc khu"),
        (.xa, "xã đảo"), (.huyen, "huyện đảo"),
        (.huyen, "huyện"), (.quan, "quận"), (.thiXa, "thị xã"), (.city, "thành phố"),
        (.province, "tỉnh"),
    ]

    private static let abbreviations: [(PlaceTitle, String)] = [
        (.xa, "x"), (.phuong, "p"), (.phuong, "f"), (.phuong, "ph"), (.town, "tt"),
        (.specialZone, "đk"), (.huyen, "h"), (.quan, "q"), (.thiXa, "tx"), (.city, "tp"),
        (.province, "t"),
    ]

    private static let rareAbbreviations: Set<String> = ["f", "ph"]

    private static let suffixes: [(PlaceTitle, String)] = [
        (.xa, "commune"), (.phuong, "ward"), (.district, "district"), (.city, "city"),
        (.province, "province"),
    ]
}
