internal import Testing

@testable internal import Sheets

@Suite struct NumberFormTests {
    @Test(arguments: [
        ("General", NumberForm.number), ("0.00", .number), ("#,##0 \"đồng\"", .number),
        ("#,##0\\ \"ngày\"", .number), ("[Red]#,##0;[$₫-42A]0", .number), ("0.00E+00", .number),
        ("@", .number), ("0_);(0)", .number), ("[$-42A]#,##0", .number), ("0%", .number),
        ("dd/mm/yyyy", .day), ("[$-1010000]d/m/yyyy;@", .day), ("yyyy\\-mm\\-dd", .day),
        ("\"ngày\" dd \"tháng\" mm \"năm\" yyyy", .day), ("mmm-yy", .day), ("mmmm", .day),
        ("h:mm", .moment), ("h:mm AM/PM", .moment), ("dd/mm/yyyy hh:mm:ss", .moment),
        ("mm:ss.0", .moment), ("[h]:mm", .duration), ("[mm]:ss", .duration), ("", .number),
        ("[", .number), ("\"", .number), ("\\", .number),
    ])
    func `a format says whether a number is a day`(code: String, form: NumberForm) {
        #expect(NumberForm(code: code) == form)
    }

    @Test func `built-in formats are known by number`() {
        #expect([0, 1, 9, 44, 48, 49, 163].allSatisfy { NumberForm(builtIn: $0) == .number })
        #expect((14...17).allSatisfy { NumberForm(builtIn: $0) == .day })
        #expect([18, 22, 27, 36, 45, 47, 50, 58].allSatisfy { NumberForm(builtIn: $0) == .moment })
        #expect(NumberForm(builtIn: 46) == .duration)
    }
}
