internal import Reach

/// One row of a file of listings: which listing it is about, and what it says of it.
///
/// An empty cell says nothing, so that what is stored stays; a lone hyphen says "nothing", and
/// text that is a hyphen is written `\-`.
package struct ListingLine: Sendable {
    /// As a spreadsheet shows it.
    package let number: Int
    package var id: ListingID?
    package var externalKey: String?
    package var producer: ProducerID?
    package var stock: Int?
    /// What the cells say, in the order of the columns, the set first.
    var cells: [ListingCell] = []
    package var problems: [RowProblem] = []
    /// Whether the row could not be split into cells, so that nothing else is said of it.
    package private(set) var isUnreadable = false
    /// What `newOffer` answers, where `prepare` has asked it ahead.
    private var prepared: Result<Offer, FieldProblems>?

    init(number: Int) {
        self.number = number
    }

    /// A row that could not be split into cells, for these reasons.
    package init(number: Int, unreadable problems: [RowProblem]) {
        self.number = number
        self.problems = problems
        isUnreadable = true
    }
}

extension ListingLine {
    /// Checks ahead what the row says as a new listing, on the thread that reads.
    package mutating func prepare() {
        if id == nil, problems.isEmpty { prepared = newOffer() }
    }

    /// The row as a new listing: its offer checked whole, or all that is wrong or missing.
    package var asNew: Result<Offer, FieldProblems> {
        prepared ?? newOffer()
    }
}

/// What one cell says under its heading.
struct ListingCell: Sendable {
    enum Value: Sendable {
        case nothing
        case text(String)
        case whole(Int)
        case net(Int, NetUnit?)
        case unit(NetUnit)
        case goods(Set<GoodsClass>)
        case flag(Bool)
        case texts([String])
    }

    let heading: ListingHeading
    let value: Value
}

/// What the words in the cells are compared with, for all rows of a file.
package struct ListingVocabulary: Sendable {
    private let sets: [String: Int]

    /// `sets` are the names of the product sets by their numbers.
    package init(sets: [Int: String]) {
        var numbers: [String: Int] = [:]
        for (number, name) in sets {
            numbers[ColumnName.folded(name)] = number
            numbers["\(number)" + ColumnName.folded(name)] = number
        }
        self.sets = numbers
    }

    /// `4`, `Bộ 4`, `Mật ong…` and `4. Mật ong…` are the set of that number.
    func set(_ written: String) -> Int? {
        let name = ColumnName.folded(written)
        let digits = name.hasPrefix("bo") ? name.dropFirst(2) : name[...]
        if digits.utf8.count <= 2, let number = Int(digits) { return number }
        return sets[name] ?? (name.hasPrefix("bo") ? sets[String(name.dropFirst(2))] : nil)
    }

    /// The words between semicolons, or between commas where they are none otherwise.
    static func goods(_ written: String) -> Set<GoodsClass>? {
        var found: Set<GoodsClass> = []
        for part in written.split(whereSeparator: { ";/+\n\r".contains($0) }) {
            if let goods = goodsByName[ColumnName.folded(part)] {
                found.insert(goods)
                continue
            }
            for word in part.split(separator: ",") {
                guard let goods = goodsByName[ColumnName.folded(word)] else { return nil }
                found.insert(goods)
            }
        }
        return found.isEmpty ? nil : found
    }

    static func flag(_ written: String) -> Bool? {
        switch ColumnName.folded(written) {
        case "co", "yes", "true", "1", "x", "dung", "y": true
        case "khong", "no", "false", "0", "sai", "n": false
        default: nil
        }
    }

    private static let goodsByName: [String: GoodsClass] = {
        var names: [String: GoodsClass] = [:]
        for goods in GoodsClass.allCases {
            let words = [goods.rawValue, goods.title.vietnamese, goods.title.english]
            for word in words + (otherGoods[goods] ?? []) {
                names[ColumnName.folded(word)] = goods
            }
        }
        return names
    }()

    private static let otherGoods: [GoodsClass: [String]] = [
        .dry: ["khô", "đồ khô"], .fresh: ["tươi", "tươi sống", "hàng tươi", "rau quả tươi"],
        .frozen: ["đông lạnh"], .live: ["con giống", "vật sống"],
        .plant: ["cây", "cây cảnh", "hoa", "hoa tươi"], .liquid: ["lỏng", "hàng lỏng", "nước"],
        .glass: ["thuỷ tinh", "thủy tinh", "chai thuỷ tinh"], .fragile: ["dễ vỡ"],
        .alcohol: ["rượu", "cồn", "đồ uống có cồn"], .medicine: ["dược phẩm", "dược liệu"],
        .cosmetic: [], .craft: ["thủ công", "thủ công mỹ nghệ", "mỹ nghệ"],
        .textile: ["dệt may", "vải", "thổ cẩm"],
    ]
}
