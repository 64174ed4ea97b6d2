/// The meaning of every scalar that addresses are written with, composed or decomposed.
struct AddressScalars: Sendable {
    private let latin: [AddressScalar]
    private let vietnamese: [AddressScalar]

    /// Scalars below this are looked up directly: ASCII to Latin Extended-B.
    private static let latinEnd = 0x0250
    /// Latin Extended Additional, where most composed Vietnamese letters live.
    private static let vietnameseBlock = 0x1E00..<0x1F00

    init() {
        var latin = (0..<Self.latinEnd).map { Self.plainMeaning(of: $0) }
        var vietnamese = Self.vietnameseBlock.map { _ in
            AddressScalar.letter(AddressLetter(base: AddressLetter.foreign), upper: false)
        }
        func set(_ text: String, _ letter: AddressLetter, upper: Bool) {
            for scalar in text.unicodeScalars {
                let value = Int(scalar.value)
                if value < Self.latinEnd {
                    latin[value] = .letter(letter, upper: upper)
                } else if Self.vietnameseBlock.contains(value) {
                    vietnamese[value - 0x1E00] = .letter(letter, upper: upper)
                }
            }
        }
        for (base, shape, row) in Self.vowels {
            for (index, character) in row.enumerated() {
                let tone = AddressLetter.Tone(rawValue: UInt8(index)) ?? .level
                let letter = AddressLetter(base: base, shape: shape, tone: tone)
                set(String(character), letter, upper: false)
                set(String(character).uppercased(), letter, upper: true)
            }
        }
        // The Icelandic eth looks the same as đ and is typed for it.
        set("đð", AddressLetter(base: 0x64, shape: .stroke), upper: false)
        set("ĐÐƉ", AddressLetter(base: 0x64, shape: .stroke), upper: true)
        self.latin = latin
        self.vietnamese = vietnamese
    }

    func meaning(of scalar: Unicode.Scalar) -> AddressScalar {
        let value = Int(scalar.value)
        if value < Self.latinEnd { return latin[value] }
        if Self.vietnameseBlock.contains(value) {
            return vietnamese[value - Self.vietnameseBlock.lowerBound]
        }
        return Self.rareMeaning(of: scalar)
    }

    /// Each row runs through the tones in the order of `AddressLetter.Tone`.
    private static let vowels: [(UInt8, AddressLetter.Shape, String)] = [
        (0x61, .plain, "aàáãảạ"), (0x61, .breve, "ăằắẵẳặ"), (0x61, .circumflex, "âầấẫẩậ"),
        (0x65, .plain, "eèéẽẻẹ"), (0x65, .circumflex, "êềếễểệ"), (0x69, .plain, "iìíĩỉị"),
        (0x6F, .plain, "oòóõỏọ"), (0x6F, .circumflex, "ôồốỗổộ"), (0x6F, .horn, "ơờớỡởợ"),
        (0x75, .plain, "uùúũủụ"), (0x75, .horn, "ưừứữửự"), (0x79, .plain, "yỳýỹỷỵ"),
    ]

    private static func plainMeaning(of value: Int) -> AddressScalar {
        switch value {
        case 0x30...0x39, 0x61...0x7A:
            return .letter(AddressLetter(base: UInt8(value)), upper: false)
        case 0x41...0x5A: return .letter(AddressLetter(base: UInt8(value + 0x20)), upper: true)
        case 0x20, 0x22, 0x5F, 0xA0: return .gap(.space)
        case 0x27, 0x60, 0xAD, 0xB4: return .silent
        case 0x2D: return .hyphen
        case 0x2E: return .dot
        case 0x28, 0x5B: return .bracket(opens: true)
        case 0x29, 0x5D: return .bracket(opens: false)
        case 0x0A, 0x0D, 0x2C, 0x3A, 0x3B, 0x7C: return .gap(.hard)
        case 0x09: return .gap(.soft)
        case 0xC0..., 0xAA, 0xBA:
            return .letter(AddressLetter(base: AddressLetter.foreign), upper: false)
        default: return .gap(.soft)
        }
    }

    private static func rareMeaning(of scalar: Unicode.Scalar) -> AddressScalar {
        switch scalar.value {
        case 0x0300, 0x0340: .tone(.falling)
        case 0x0301, 0x0341: .tone(.rising)
        case 0x0303: .tone(.broken)
        case 0x0309: .tone(.asking)
        case 0x0323: .tone(.heavy)
        case 0x0302: .shape(.circumflex)
        case 0x0306: .shape(.breve)
        case 0x031B: .shape(.horn)
        case 0x02BC, 0x2018, 0x2019, 0x2032, 0xFF07: .silent
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: .silent
        case 0x2010...0x2015, 0x2212: .hyphen
        case 0x2000...0x200A, 0x201C, 0x201D, 0x202F, 0x3000: .gap(.space)
        case 0x3001, 0xFF0C, 0xFF1B, 0x2028, 0x2029: .gap(.hard)
        default:
            scalar.properties.isAlphabetic
                ? .letter(AddressLetter(base: AddressLetter.foreign), upper: false) : .gap(.soft)
        }
    }
}
