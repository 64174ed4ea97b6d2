// The forms that cells of every table share: codes, numbers, spans, dates and marks.
extension CellReader {
    mutating func rowID() -> RowID? {
        let form = Sentence(
            vietnamese: "mã dòng gồm 1 đến 60 ký tự ASCII, không có dấu cách",
            english: "a row id of 1 to 60 visible ASCII characters")
        return required("id", form) { RowID($0) }
    }

    mutating func courier() -> CourierCode? {
        required("courier", CellReader.codeForm) { CourierCode($0) }
    }

    mutating func service() -> ServiceCode? {
        optional("service", CellReader.codeForm) { ServiceCode($0) }
    }

    mutating func scope(_ column: String) -> PlaceScope? {
        optional(column, CellReader.scopeForm) { PlaceScope(cell: $0) }
    }

    mutating func integer(_ column: String) -> Int? {
        let form = Sentence(vietnamese: "một số nguyên", english: "a whole number")
        return optional(column, form) { CellNumber.read($0, as: Int.self) }
    }

    mutating func money(_ column: String) -> Money? {
        let form = Sentence(
            vietnamese: "số tiền nguyên bằng đồng", english: "a whole amount in đồng")
        return optional(column, form) {
            CellNumber.read($0, as: Int64.self).map { Money(vnd: $0) }
        }
    }

    mutating func flag(_ column: String) -> Bool? {
        let form = Sentence(vietnamese: "yes, no hoặc để trống", english: "yes, no or nothing")
        return optional(column, form) { ["yes": true, "no": false][$0] }
    }

    mutating func weekdays(_ column: String) -> WeekdayMask? {
        let form = Sentence(
            vietnamese: "bảy chữ số 1 hoặc 0 từ thứ Hai, có ít nhất một số 1",
            english: "seven 1 or 0 from Monday, with at least one 1")
        return optional(column, form) { WeekdayMask(cell: $0) }
    }

    mutating func surcharge(_ column: String) -> Surcharge? {
        let form = Sentence(
            vietnamese: "số đồng (15000) hoặc phần vạn (2000bp)",
            english: "đồng (15000) or basis points (2000bp)")
        return optional(column, form) { Surcharge(cell: $0) }
    }

    /// One of an enum's words.
    mutating func word<Word: RawRepresentable & CaseIterable>(
        _ column: String, _ type: Word.Type
    ) -> Word? where Word.RawValue == String {
        optional(column, CellReader.wordForm(type)) { Word(rawValue: $0) }
    }

    /// Two columns that are one range; one of them alone is a problem.
    mutating func span(_ minColumn: String, _ maxColumn: String) -> DaySpan? {
        let form = Sentence(vietnamese: "số ngày", english: "a number of days")
        guard !(text(minColumn).isEmpty && text(maxColumn).isEmpty) else { return nil }
        let read = { (text: String) in CellNumber.read(text, as: Int.self) }
        let shortest = required(minColumn, form, read)
        let longest = required(maxColumn, form, read)
        guard let shortest, let longest else { return nil }
        return DaySpan(min: shortest, max: longest)
    }

    mutating func validity() -> Validity {
        let form = Sentence(vietnamese: "ngày YYYY-MM-DD", english: "a day YYYY-MM-DD")
        let from = optional("valid_from", form) { Day($0) }
        let to = optional("valid_to", form) { Day($0) }
        return Validity(from: from, to: to)
    }

    mutating func goods(_ column: String) -> Set<GoodsClass> {
        let form = CellReader.wordForm(GoodsClass.self)
        let goods: Set<GoodsClass>? = optional(column, form) { text in
            let parts = text.split(separator: ";", omittingEmptySubsequences: false)
            let known = parts.compactMap { GoodsClass(rawValue: String($0)) }
            return known.count == parts.count ? Set(known) : nil
        }
        return goods ?? []
    }

    static let codeForm = Sentence(
        vietnamese: "mã gồm 1 đến 40 ký tự a-z, 0-9, _ hoặc -",
        english: "a code of 1 to 40 of a-z, 0-9, _ or -")

    static let scopeForm = Sentence(
        vietnamese: "commune:21548, province:51, zone:noi_mien hoặc country",
        english: "commune:21548, province:51, zone:noi_mien or country")

    static func wordForm<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> Sentence
    where Word.RawValue == String {
        let words = type.allCases.map(\.rawValue).joined(separator: ", ")
        return Sentence(vietnamese: "một trong: \(words)", english: "one of: \(words)")
    }
}

/// Writes cells; the inverse of `CellReader`'s forms.
enum CellWriter {
    static func flag(_ value: Bool?) -> String {
        value.map { $0 ? "yes" : "no" } ?? ""
    }

    static func number(_ value: Int?) -> String {
        value.map(String.init) ?? ""
    }

    static func money(_ value: Money?) -> String {
        value.map { String($0.vnd) } ?? ""
    }

    static func day(_ value: Day?) -> String {
        value?.text ?? ""
    }

    /// The columns that every dated row ends with.
    static func provenance(_ validity: Validity, _ source: String, _ isSample: Bool)
        -> [String: String]
    {
        [
            "valid_from": day(validity.from), "valid_to": day(validity.to), "source": source,
            "sample": isSample ? "yes" : "",
        ]
    }
}
