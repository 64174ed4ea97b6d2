/// What is left when a Vietnamese keyboard is switched off: marks as letters or as digits.
enum KeyboardLeftovers {
    /// Telex: "Quảng Ngãi" as "Quangr Ngaix".
    static func telex(_ text: String) -> String {
        typed(text, tones: ["", "f", "s", "x", "r", "j"]) { base, shape in
            switch (base, shape) {
            case ("d", .stroke): "dd"
            case (_, .circumflex): "\(base)\(base)"
            case (_, .none): base
            default: "\(base)w"
            }
        }
    }

    /// VNI: "Quảng Ngãi" as "Quang3 Ngai4".
    static func vni(_ text: String) -> String {
        typed(text, tones: ["", "2", "1", "4", "3", "5"]) { base, shape in
            switch shape {
            case .none: base
            case .circumflex: "\(base)6"
            case .horn: "\(base)7"
            case .breve: "\(base)8"
            case .stroke: "\(base)9"
            }
        }
    }

    private enum Shape {
        case none, circumflex, breve, horn, stroke
    }

    /// Every letter by its keys, the tone's key at the end of the word.
    private static func typed(
        _ text: String, tones: [String], _ keys: (String, Shape) -> String
    ) -> String {
        var result = ""
        var tone = 0
        for character in text {
            guard character.isLetter else {
                result += tones[tone] + String(character)
                tone = 0
                continue
            }
            let (base, shape, own) = parts(of: character)
            result += keys(base, shape)
            if own != 0 { tone = own }
        }
        return result + tones[tone]
    }

    private static func parts(of character: Character) -> (String, Shape, Int) {
        let lower = Character(character.lowercased())
        if lower == "đ" { return ("d", .stroke, 0) }
        for (base, shape, row) in rows {
            if let tone = Array(row).firstIndex(of: lower) { return (base, shape, tone) }
        }
        return (String(lower), .none, 0)
    }

    private static let rows: [(String, Shape, String)] = [
        ("a", .none, "aàáãảạ"), ("a", .breve, "ăằắẵẳặ"), ("a", .circumflex, "âầấẫẩậ"),
        ("e", .none, "eèéẽẻẹ"), ("e", .circumflex, "êềếễểệ"), ("i", .none, "iìíĩỉị"),
        ("o", .none, "oòóõỏọ"), ("o", .circumflex, "ôồốỗổộ"), ("o", .horn, "ơờớỡởợ"),
        ("u", .none, "uùúũủụ"), ("u", .horn, "ưừứữửự"), ("y", .none, "yỳýỹỷỵ"),
    ]
}
