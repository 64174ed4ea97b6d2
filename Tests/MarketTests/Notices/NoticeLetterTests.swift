import Foundation
import Market
import Reach
import Testing

/// A letter says what happened in Vietnamese first, and who buys is never in it.
@Suite struct NoticeLetterTests {
    private let all: [Notice] = [
        .submitted(ListingID("ls_1"), name: "Tỏi Lý Sơn"),
        .needsWork(ListingID("ls_1"), name: "Tỏi Lý Sơn", note: "Thiếu ảnh nhãn"),
        .approved(ListingID("ls_1"), name: "Tỏi Lý Sơn"),
        .certificateExpiring(
            CertificateID("ct_1"), name: "Tỏi Lý Sơn", decision: "12/QĐ-UBND",
            ends: Day(year: 2026, month: 12, day: 1), days: 30),
        .orderToPack(
            ParcelID("pk_1"), lines: [Notice.PackingLine(name: "Tỏi Lý Sơn", quantity: 3)],
            courier: "Bưu điện"),
    ]

    @Test func `every kind says the same in both languages, Vietnamese first`() throws {
        for notice in all {
            let letter = NoticeLetter(notice, to: "HTX Hành Tỏi")
            let vietnamese = try #require(letter.body.range(of: "Kính gửi HTX Hành Tỏi"))
            let english = try #require(letter.body.range(of: "Dear HTX Hành Tỏi"))
            #expect(vietnamese.lowerBound < english.lowerBound)
            #expect(!letter.subject.isEmpty)
            #expect(Set(all.map(\.kind)).count == all.count)
        }
    }

    @Test func `the officer's note is in the letter word by word`() {
        #expect(NoticeLetter(all[1], to: "x").body.contains("Thiếu ảnh nhãn"))
    }

    @Test func `an expiring certificate names its decision and its last day`() {
        let letter = NoticeLetter(all[3], to: "x")
        #expect(letter.body.contains("12/QĐ-UBND"))
        #expect(letter.body.contains("1/12/2026"))
        #expect(letter.body.contains("2026-12-01"))
    }

    @Test func `a packing letter lists quantities and names`() {
        #expect(NoticeLetter(all[4], to: "x").body.contains("- 3 × Tỏi Lý Sơn"))
    }

    @Test(arguments: [
        (181, nil), (180, 180), (91, 180), (90, 90), (61, 90), (60, 60), (31, 60), (30, 30),
        (8, 30), (7, 7), (1, 7), (0, nil), (-5, nil),
    ])
    func `the nearest rung that was reached is told`(_ daysLeft: Int, _ rung: Int?) {
        #expect(ExpiryCalendar.rung(daysLeft: daysLeft) == rung)
    }
}
