/// The words of an address that name no commune, district or province.
enum AddressNoise {
    /// Words that only tie two places together: "xã A thuộc huyện B".
    static func isLink(_ range: Range<Int>, of text: AddressText) -> Bool {
        range.allSatisfy { links.contains($0, of: text) }
    }

    /// Parts of their own that say so: "thôn 3", "tổ dân phố 5"; none that bears a bigger title.
    static func isAside(
        _ range: Range<Int>, of text: AddressText, _ titles: AddressTitles
    ) -> Bool {
        text.words[range.lowerBound].gap >= .soft && text.breaks(before: range.upperBound)
            && isSmallerPlace(range.lowerBound, of: text)
            && !range.contains { titles.isSpelledOut(before: $0, of: text) }
    }

    /// Whether the word says that a street, a hamlet or a number follows.
    static func isSmallerPlace(_ index: Int, of text: AddressText) -> Bool {
        text.words[index].isNumber || smallerPlaces.contains(index, of: text)
    }

    /// Whether the range begins with a house's number and ends in what is a district's name.
    static func isNumberedDistrict(
        _ range: Range<Int>, of text: AddressText, _ districts: [AddressPiece]
    ) -> Bool {
        text.words[range.lowerBound].isNumber
            && districts.contains { range.upperBound == $0.words.upperBound }
    }

    /// Numbers, the country, and what introduces a telephone number or a postcode.
    static func isTrailer(_ range: Range<Int>, of text: AddressText) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            let lengths = 1...min(longestTrailer, range.upperBound - index)
            let length =
                text.words[index].isNumber
                ? 1 : lengths.last { trailers.contains(index..<(index + $0), of: text) }
            guard let length else { return false }
            index += length
        }
        return true
    }

    /// The "lộ" of "tỉnh lộ 623".
    static func isRoad(_ index: Int, of text: AddressText) -> Bool {
        roads.contains(index, of: text)
    }

    /// Whether this word is the "cũ" that sets a former unit apart.
    static func meansFormer(_ index: Int, of text: AddressText) -> Bool {
        index < text.words.count && formerMarks.contains(index, of: text)
    }

    private static let links = NoiseWords("thuộc cũ")

    private static let formerMarks = NoiseWords("cũ")

    /// Whether a name begins like a person's, as most streets do.
    static func isPersonal(_ index: Int, of text: AddressText) -> Bool {
        personalNames.contains(index, of: text)
            || index + 1 < text.words.count
                && personalNames.contains(index..<(index + 2), of: text)
    }

    private static let personalNames = NoiseWords(
        phrases: [
            "Nguyễn", "Trần", "Lê", "Phạm", "Phan", "Ngô", "Lý", "Hoàng", "Huỳnh", "Võ", "Đinh",
            "Bùi", "Đặng", "Phùng", "Quang Trung", "Hùng Vương", "Hai Bà", "Bà Triệu", "Minh Khai",
        ])

    private static let roads = NoiseWords("lộ")

    private static let smallerPlaces = NoiseWords(
        """
        đường phố thôn ấp xóm hẻm ngõ ngách kiệt tổ khu khóm khối làng bản buôn bon số sn kp tdp \
        chợ trường chùa phum sóc plei kcn kdc kdt tòa tầng ql tl dt km
        """)

    private static let trailers = NoiseWords(
        phrases: [
            "Việt Nam", "VN", "VNM", "SĐT", "ĐT", "điện thoại", "số điện thoại", "tel", "phone",
            "mobile", "hotline", "zalo", "liên hệ", "LH", "zip", "zip code", "postal code",
            "postcode", "mã bưu chính", "MBC",
        ])

    private static let longestTrailer = 3
}

/// Words with their marks; those of an address may lack marks, but not contradict them.
private struct NoiseWords: Sendable {
    private var names: [UInt64: PlaceName] = [:]

    init(phrases: [String]) {
        let scalars = AddressScalars()
        for phrase in phrases {
            guard let text = AddressScanner.text(of: phrase, scalars: scalars) else { continue }
            let name = PlaceName(0..<text.words.count, of: text)
            names[name.plainSum] = name
        }
    }

    /// Single words, given with spaces between.
    init(_ list: String) {
        self.init(phrases: list.split { $0 == " " || $0 == "\n" }.map(String.init))
    }

    func contains(_ index: Int, of text: AddressText) -> Bool {
        contains(index..<(index + 1), of: text)
    }

    func contains(_ words: Range<Int>, of text: AddressText) -> Bool {
        names[text.sum(words)]?.fit(text.letters[text.letterRange(words)]) != nil
    }
}
