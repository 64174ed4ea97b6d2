/// Some words of an address that name a place of one tier, with the title before or behind.
struct AddressPiece: Sendable {
    /// All words, the title's included.
    let words: Range<Int>
    let nameWords: Range<Int>
    let title: PlaceTitle?
    /// The title is spelled out, yet without its marks.
    let isTitleDropped: Bool
    /// The word in front looks like a title, and is the end of another name: "Tứ Xã Lâm Thao".
    var leavesTitleOut = false
    /// Names that the words agree with, each with how well.
    var names: [Match]

    struct Match: Sendable {
        let id: Int
        let fit: NameFit
    }

    var isTitled: Bool { title != nil }

    var leavingTitleOut: AddressPiece {
        var piece = self
        piece.leavesTitleOut = true
        return piece
    }
}

/// Everything in an address that may name a place, by tier.
struct AddressPieces: Sendable {
    var provinces: [AddressPiece] = []
    var districts: [AddressPiece] = []
    var communes: [AddressPiece] = []
    var titles = AddressTitles()
}

/// The titles found in an address.
struct AddressTitles: Sendable {
    struct Found: Sendable {
        let title: PlaceTitle
        let start: Int
        let fit: NameFit
        let isAbbreviated: Bool
        let isRare: Bool
    }

    /// The longest title that ends before each word.
    private var endingBefore: [Found?] = []

    init() {}

    init(text: AddressText, titles: PlaceTitles) {
        endingBefore = Array(repeating: nil, count: text.words.count + 1)
        for start in text.words.indices {
            for end in (start + 1)...min(start + 2, text.words.count) {
                let range = start..<end
                guard text.holds(range, below: .soft),
                    let (form, fit) = titles.form(range, of: text),
                    // "p H." is no "Ph.", as "T.T" is "TT".
                    !form.isRare || range.count == 1,
                    endingBefore[end] == nil
                else { continue }
                set(form, fit, range)
            }
        }
    }

    /// The title whose last word stands right before this one.
    func ending(before index: Int, of text: AddressText) -> Found? {
        guard index < text.words.count, let found = endingBefore[index],
            text.words[index].gap < .hard,
            !found.isRare || text.words[index].isNumber || text.words[index - 1].isDotted
        else { return nil }
        return found
    }

    /// Whether a district's or a province's title in full stands right before this word.
    func isSpelledOut(before index: Int, of text: AddressText) -> Bool {
        guard let found = ending(before: index, of: text), !found.isAbbreviated else {
            return false
        }
        return !found.title.isCommune && !text.words[index].isNumber
            && !AddressNoise.isRoad(index, of: text)
    }

    /// Takes words for a title that they only resemble.
    mutating func set(_ form: PlaceTitles.Form, _ fit: NameFit, _ range: Range<Int>) {
        endingBefore[range.upperBound] = Found(
            title: form.title, start: range.lowerBound, fit: fit,
            isAbbreviated: form.isAbbreviated, isRare: form.isRare)
    }
}
