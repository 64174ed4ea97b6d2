internal import Foundation
internal import Reach
internal import TestSupport

/// Writes one address in a way that is chosen anew each time: every habit beside every other.
struct AddressWriter {
    /// What was written, and how much of the truth it still says.
    struct Written {
        let text: String
        let habits: Habits
        /// The names as they were written after a slip, `nil` where there is none.
        let slipped: AddressForms?
    }

    /// The habits that one text was written with.
    struct Habits: Hashable {
        var marks = Marks.whole
        var isReversed = false
        var hasComma = true
        var hasFront = false
        var hasBack = false
        var hasSlip = false

        /// Whether all three names stand with their marks and nothing was mistyped.
        var isWhole: Bool { marks.isWhole && !hasSlip }
    }

    enum Marks: CaseIterable {
        case whole, none, decomposed, upper, toneMoved, telex, vni

        var isWhole: Bool { self != .none && self != .telex && self != .vni }
    }

    private var dice: CoverageDice
    /// Names that streets bear as well.
    private let streets: [String]

    init(seed: UInt64, streets: [String]) {
        dice = CoverageDice(seed: seed)
        self.streets = streets
    }

    mutating func write(_ forms: AddressForms) -> Written {
        var habits = Habits()
        var slipped: AddressForms?
        var parts = forms
        if dice.hits(12) {
            habits.hasSlip = true
            parts = misspelt(forms)
            slipped = parts
        }
        habits.marks = dice.hits(60) ? .whole : dice.pick(Marks.allCases)
        habits.isReversed = dice.hits(15)
        let separator = separator()
        habits.hasComma = separator.contains { !$0.isWhitespace || $0 == "\n" }
        var names = titled(parts)
        if dice.hits(40) {
            habits.hasFront = true
            names.insert(front(), at: 0)
        }
        if habits.isReversed { names.reverse() }
        var text = names.joined(separator: separator)
        if dice.hits(30), !habits.isReversed {
            habits.hasBack = true
            text += back()
        }
        return Written(text: marked(text, habits.marks), habits: habits, slipped: slipped)
    }

    private mutating func separator() -> String {
        dice.hits(50) ? ", " : dice.pick([",", " ", " - ", "; ", "\n", " – ", " ,", ", "])
    }

    /// A number is no commune without its title; without commas every tier keeps it.
    private mutating func titled(_ forms: AddressForms) -> [String] {
        var parts = [title(forms.commune)]
        if let district = forms.district { parts.append(title(district)) }
        let province = forms.province
        parts.append(dice.hits(50) ? province.name : title(province))
        return parts
    }

    private mutating func title(_ part: AddressForms.Titled) -> String {
        switch dice.number(0...5) {
        case 0: part.abbreviated(spaced: true)
        case 1: part.abbreviated(spaced: false)
        case 2: part.abbreviated(spaced: true).replacing(".", with: "")
        case 3: part.full.lowercased()
        default: part.full
        }
    }

    private mutating func front() -> String {
        let street = dice.pick(streets)
        let number = dice.number(1...399)
        return dice.pick([
            "\(number) Nguyễn Trãi", "Số \(number)/\(number % 9 + 1) đường \(street)",
            "\(number) đường \(street)", "Đường \(street)", "Thôn \(number % 12 + 1)",
            "thôn \(street)", "Tổ \(number % 20 + 1), khu phố \(street)", "KDC \(street)",
            "Hẻm \(number) \(street)", "chợ \(street)", "Công ty TNHH \(street)",
            "\(number)A \(street)", "QL1A, km \(number)", "Trường THCS \(street)",
            "đ. \(street)", "Nhà anh Tân", "\(number) Trần Hưng Đạo, KP\(number % 9 + 1)",
        ])
    }

    private mutating func back() -> String {
        let digits = (0..<7).map { _ in String(dice.number(0...9)) }.joined()
        return dice.pick([
            " 090\(digits)", ", 098\(digits)", ", Việt Nam", " VN", ", SĐT 091\(digits)",
            " - ĐT: 0905 \(digits.prefix(3)) \(digits.suffix(3))", " 5\(digits.prefix(4))",
            ", \(digits.prefix(5)), Vietnam", ". Gọi trước khi giao", " (gọi trước)",
        ])
    }

    private mutating func misspelt(_ forms: AddressForms) -> AddressForms {
        var slips = TypingSlips(seed: dice.next())
        let which = dice.number(0...2)
        func slip(_ part: AddressForms.Titled, _ number: Int) -> AddressForms.Titled {
            guard number == which, part.name.contains(where: \.isLetter) else { return part }
            return AddressForms.Titled(title: part.title, name: slips.slip(in: part.name))
        }
        return AddressForms(
            commune: slip(forms.commune, 0), district: forms.district.map { slip($0, 1) },
            province: slip(forms.province, 2))
    }

    private func marked(_ text: String, _ marks: Marks) -> String {
        switch marks {
        case .whole: text
        case .none: AddressForms.withoutMarks(text)
        case .decomposed: text.decomposedStringWithCanonicalMapping
        case .upper: text.uppercased()
        case .toneMoved: Self.toneMoved(text)
        case .telex: KeyboardLeftovers.telex(text)
        case .vni: KeyboardLeftovers.vni(text)
        }
    }

    /// Every "oà" as "òa" and the other way round, and so for "oe" and "uy".
    static func toneMoved(_ text: String) -> String {
        let rows = [("oòóõỏọ", "aàáãảạ"), ("oòóõỏọ", "eèéẽẻẹ"), ("uùúũủụ", "yỳýỹỷỵ")]
        var characters = Array(text)
        for index in characters.indices.dropFirst() {
            let isAfterQ = index > 1 && "qQ".contains(characters[index - 2])
            let isClosed = index + 1 < characters.count && characters[index + 1].isLetter
            if isAfterQ || isClosed { continue }
            for (first, second) in rows {
                let (first, second) = (Array(first), Array(second))
                guard let left = first.firstIndex(of: characters[index - 1]),
                    let right = second.firstIndex(of: characters[index]),
                    (left == 0) != (right == 0)
                else { continue }
                characters[index - 1] = first[right]
                characters[index] = second[left]
                break
            }
        }
        return String(characters)
    }
}
