internal import Market
internal import Reach
internal import TestSupport
import Testing

/// What a report of a doubtful pack may say.
@Suite struct CounterfeitTests {
    typealias Case = MarketFieldCase<CounterfeitDraft>

    private static func draft(_ change: (inout CounterfeitDraft) -> Void = { _ in })
        -> CounterfeitDraft
    {
        var draft = CounterfeitDraft(
            number: "1898/QĐ-UBND", place: "Chợ Bình Sơn", note: "Nhãn mờ", contact: "Chị Mẫu")
        change(&draft)
        return draft
    }

    static let cases: [Case] = [
        Case("number", .missing) { $0.number = " " },
        Case("number", .tooLong) { $0.number = String(repeating: "1", count: 51) },
        Case("place", .missing) { $0.place = "" },
        Case("place", .controlCharacter) { $0.place = "a\u{202E}b" },
        Case("note", .tooLong) { $0.note = String(repeating: "a", count: 1_001) },
        Case("contact", .tooLong) { $0.contact = String(repeating: "a", count: 201) },
    ]

    @Test(arguments: cases)
    func `a bad field is named, and only it`(_ spoiled: Case) {
        let draft = Self.draft(spoiled.spoil)
        let named = Case.named { () throws(FieldProblems) in _ = try draft.checked() }
        #expect(named == [spoiled.description])
    }

    @Test func `the same words are the same report, other words another`() {
        #expect(Self.draft().fingerprint == Self.draft().fingerprint)
        let others = [
            Self.draft { $0.place = "Chợ khác" }, Self.draft { $0.contact = "" },
            Self.draft { ($0.place, $0.note) = ("Chợ Bình SơnNhãn mờ", "") },
        ]
        #expect(Set((others + [Self.draft()]).map(\.fingerprint)).count == 4)
    }

    @Test func `a report is settled once`() throws {
        var report = CounterfeitReport(
            id: "cf_1", number: "1", place: "x", note: "", hasContact: false, at: 1)
        try report.settle(.confirmed, "Thu giữ 3 hộp", at: 2)
        #expect(report.state == .confirmed && report.settledAt == 2)
        #expect(throws: CounterfeitError.settled("cf_1")) {
            try report.settle(.dismissed, "", at: 3)
        }
    }
}
