internal import Reach

// The forms that cells of the catalog's tables share.
extension LineReader {
    mutating func commune(_ column: String) -> CommuneCode? {
        required(column, Self.communeForm) { CommuneCode($0) }
    }

    mutating func province(_ column: String) -> ProvinceCode? {
        let form = Sentence(
            vietnamese: "mã tỉnh gồm hai chữ số", english: "a province code of two digits")
        return required(column, form) { ProvinceCode($0) }
    }

    /// The key by which rows of other files name this one.
    mutating func key(_ column: String) -> String? {
        let form = Sentence(
            vietnamese: "khoá gồm 1 đến 100 ký tự a-z, 0-9 hoặc -",
            english: "a key of 1 to 100 of a-z, 0-9 or -")
        return required(column, form) { text in
            let isKey = text.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
            }
            return isKey && text.utf8.count <= 100 ? text : nil
        }
    }

    mutating func day(_ column: String) -> Day? {
        required(column, Self.dayForm) { Day($0) }
    }

    mutating func dayIfAny(_ column: String) -> Day? {
        optional(column, Self.dayForm) { Day($0) }
    }

    mutating func integer(_ column: String) -> Int? {
        required(column, Self.integerForm, Self.integer)
    }

    mutating func integerIfAny(_ column: String) -> Int? {
        optional(column, Self.integerForm, Self.integer)
    }

    /// A decimal number inside a range, such as a latitude.
    mutating func decimal(_ column: String, in range: ClosedRange<Double>) -> Double? {
        required(column, Self.decimalForm(range)) { Self.decimal($0, in: range) }
    }

    mutating func decimalIfAny(_ column: String, in range: ClosedRange<Double>) -> Double? {
        optional(column, Self.decimalForm(range)) { Self.decimal($0, in: range) }
    }

    mutating func flag(_ column: String) -> Bool? {
        let form = Sentence(vietnamese: "yes hoặc no", english: "yes or no")
        return required(column, form) { ["yes": true, "no": false][$0] }
    }

    mutating func word<Word: RawRepresentable & CaseIterable>(
        _ column: String, _ type: Word.Type
    ) -> Word? where Word.RawValue == String {
        required(column, Self.wordForm(type)) { Word(rawValue: $0) }
    }

    mutating func wordIfAny<Word: RawRepresentable & CaseIterable>(
        _ column: String, _ type: Word.Type
    ) -> Word? where Word.RawValue == String {
        optional(column, Self.wordForm(type)) { Word(rawValue: $0) }
    }

    /// Members of a list, none of them twice.
    mutating func list(_ column: String, of allowed: [String]) -> [String] {
        let names = allowed.joined(separator: ", ")
        let form = Sentence(
            vietnamese: "danh sách cách nhau bằng dấu ; gồm: \(names), không lặp lại",
            english: "a list with ; between, of: \(names), none twice")
        return optional(column, form) { text in
            let members = text.split(separator: ";", omittingEmptySubsequences: false)
                .map(String.init)
            let isRight =
                members.allSatisfy(allowed.contains) && Set(members).count == members.count
            return isRight ? members : nil
        } ?? []
    }

    static let communeForm = Sentence(
        vietnamese: "mã xã gồm năm chữ số, kể cả số 0 ở đầu",
        english: "a commune code of five digits, leading zeros included")

    private static let dayForm = Sentence(
        vietnamese: "ngày YYYY-MM-DD", english: "a day YYYY-MM-DD")

    private static let integerForm = Sentence(
        vietnamese: "một số nguyên chỉ gồm chữ số", english: "a whole number, digits only")

    private static func integer(_ text: String) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }

    private static func decimalForm(_ range: ClosedRange<Double>) -> Sentence {
        Sentence(
            vietnamese: "số thập phân từ \(range.lowerBound) đến \(range.upperBound)",
            english: "a decimal number from \(range.lowerBound) to \(range.upperBound)")
    }

    private static func decimal(_ text: String, in range: ClosedRange<Double>) -> Double? {
        // Double also reads "nan" and hexadecimal numbers, which are nothing for a table.
        let isDecimal = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
        guard isDecimal, let number = Double(text), range.contains(number) else { return nil }
        return number
    }

    private static func wordForm<Word: RawRepresentable & CaseIterable>(
        _ type: Word.Type
    ) -> Sentence where Word.RawValue == String {
        let words = type.allCases.map(\.rawValue).joined(separator: ", ")
        return Sentence(vietnamese: "một trong: \(words)", english: "one of: \(words)")
    }
}
