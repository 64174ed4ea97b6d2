package import Reach

/// One row of an annex: which product of whom was recognised, by which decision.
package struct AnnexLine: Hashable, Sendable {
    /// As a spreadsheet shows it.
    package let number: Int
    package var product = ""
    package var producer = ""
    /// The producer's commune in the annex's own words.
    package var place = ""
    package var legalForm = LegalForm.household
    package var set: Int?
    package var claim: CertificateClaim
    package var problems: [RowProblem] = []
    /// Whether the row could not be split into cells, so that nothing else is said of it.
    package private(set) var isUnreadable = false

    /// A row that could not be split into cells, for these reasons.
    package init(number: Int, unreadable problems: [RowProblem]) {
        self.number = number
        claim = CertificateClaim(
            star: 0, decisionNumber: "", decisionDay: Day(number: 0), issuer: "")
        self.problems = problems
        isUnreadable = true
    }

    /// What the row says, with every cell that cannot be read among its problems; `today` bounds
    /// the day of the decision.
    package init(
        _ cells: [String], number: Int, under header: AnnexHeader, _ sets: ListingVocabulary,
        today: Day
    ) {
        self.number = number
        func cell(_ column: AnnexColumn) -> String { header.cell(column, of: cells) }
        let namesIssuer = header.letters(of: AnnexColumn.issuer.rawValue) != nil
        claim = CertificateClaim(
            star: 0, decisionNumber: cell(.decisionNumber), decisionDay: Day(number: 0),
            issuer: namesIssuer ? cell(.issuer) : Self.committee)
        var check = FieldCheck()
        product = check.text(cell(.product), "product", limit: CleanText.Limit.name)
        producer = check.text(cell(.producer), "producer", limit: CleanText.Limit.name)
        place = check.text(cell(.commune), "commune", limit: CleanText.Limit.line)
        legalForm = LegalForm(named: cell(.legalForm)) ?? LegalForm(named: producer) ?? .household
        claim.kind = Self.kind(cell(.kind))
        claim.star = Self.star(cell(.star), &check)
        claim.decisionDay = Self.day(cell(.decisionDay), &check)
        if !cell(.set).allSatisfy(\.isWhitespace) {
            set = sets.set(cell(.set))
            if set.map({ Offer.Limit.sets.contains(Int64($0)) }) != true {
                check.refuse(.outside("set", Offer.Limit.sets))
            }
        }
        let told = Set(check.problems.map(\.field))
        do throws(FieldProblems) { claim = try claim.checked(today: today) } catch {
            for problem in error.all where !told.contains(problem.field) { check.refuse(problem) }
        }
        if !namesIssuer { claim.issuer = "" }
        problems = check.problems.map {
            RowProblem($0, column: header.letters(of: $0.field))
        }
    }

    /// The claim with its issuer, which an annex without that column leaves to the province whose
    /// full name is given; `nil` where the decision may be somebody else's.
    ///
    /// A province's committee recognises 3 and 4 stars since Decision 1489/QĐ-TTg of 6 July 2025;
    /// older ones may be a district's or a former province's, 5 stars are the ministry's.
    package func claim(in province: String) -> CertificateClaim? {
        if !claim.issuer.isEmpty { return claim }
        let since = Day(year: 2025, month: 7, day: 6)
        guard claim.star < 5, claim.decisionDay >= since, !province.isEmpty else { return nil }
        var whole = claim
        whole.issuer = "\(Self.committee) \(province.prefix(1).lowercased())\(province.dropFirst())"
        return whole
    }

    /// What to say where `claim(in:)` has no answer.
    package static let unsaidIssuer = FieldProblem(
        AnnexColumn.issuer.rawValue, .missing,
        vi: "Hãy thêm cột “Cơ quan ban hành”: quyết định trước 6/7/2025 hoặc 5 sao có thể do nơi"
            + " khác ký.",
        en: "Add the column “issuer”: decisions before 6 July 2025 or for 5 stars may be others'.")
    private static let committee = "UBND"

    /// What makes the row the same as an earlier one: product, producer, place and decision.
    package var identity: String {
        [product, ProducerName(producer).plain, place, claim.decisionNumber]
            .map(FoldedText.plain).joined(separator: "\n")
    }

    /// `4`, `4 sao`, `Hạng 4 sao` and `4.0`.
    private static func star(_ written: String, _ check: inout FieldCheck) -> Int {
        let digits = written.split { !("0"..."9").contains($0) }
        if let first = digits.first, digits.dropFirst().allSatisfy({ $0 == "0" }),
            let star = Int(first), (3...5).contains(star)
        {
            return star
        }
        check.refuse(
            FieldProblem(
                "star", .malformed, vi: "Phải là 3, 4 hoặc 5 sao.", en: "Must be 3, 4 or 5."))
        return 0
    }

    private static func day(_ written: String, _ check: inout FieldCheck) -> Day {
        if let day = WrittenDay.day(written) { return day }
        check.refuse(
            FieldProblem(
                "decision_date", .malformed, vi: "Phải là một ngày, ví dụ 22/5/2026.",
                en: "Must be a day, such as 22/5/2026."))
        return Day(number: 0)
    }

    private static func kind(_ written: String) -> CertificateKind {
        let name = ColumnName.folded(written)
        if name.contains("nanghang") || name.contains("upgrade") { return .upgrade }
        if name.contains("lai") || name.contains("reassess") { return .reassessment }
        return .first
    }
}

/// A day as people write it: `22/5/2026`, `22-05-2026`, `22.5.2026` or `2026-05-22`.
package enum WrittenDay {
    /// The day, or `nil` where the text is none; the day of the month always goes first.
    package static func day(_ written: String) -> Day? {
        let text = written.filter { !$0.isWhitespace }
        // A spreadsheet's own day comes as it is; midnight may stand behind it.
        if let day = Day(text.prefix { $0 != "T" }) { return day }
        let parts = text.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
        guard parts.count == 3, parts[2].utf8.count == 4 else { return nil }
        let padded = parts.map { $0.utf8.count == 1 ? "0\($0)" : String($0) }
        return Day("\(padded[2])-\(padded[1])-\(padded[0])")
    }
}
