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
        .changeApproved(ListingID("ls_1"), name: "Tỏi Lý Sơn"),
        .changeRejected(ListingID("ls_1"), name: "Tỏi Lý Sơn", note: "Giá quá cao"),
        .leasesEnding(
            ProducerID("pr_1"), names: ["Tỏi Lý Sơn", "Hành tím"],
            until: Day(year: 2026, month: 12, day: 4)),
        .leasesEnded(
            ProducerID("pr_1"), names: ["Tỏi Lý Sơn"], on: Day(year: 2026, month: 12, day: 4)),
        .moveApproved(ProducerID("pr_1"), commune: "xã Ba Tơ"),
        .moveRejected(ProducerID("pr_1"), commune: "xã Ba Tơ", note: "Chưa có giấy tờ"),
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

    @Test func `a refusal of a change or a move gives the officer's reason`() {
        #expect(NoticeLetter(all[6], to: "x").body.contains("Giá quá cao"))
        #expect(NoticeLetter(all[10], to: "x").body.contains("Chưa có giấy tờ"))
    }

    @Test func `a lease letter names its listings and the day, a long list is cut`() {
        let letter = NoticeLetter(all[7], to: "x")
        #expect(letter.subject.contains("4/12/2026"))
        #expect(letter.body.contains("- Tỏi Lý Sơn\n- Hành tím"))
        let many = (1...25).map { "Sản phẩm số \($0)" }
        let long = NoticeLetter(
            .leasesEnded(
                ProducerID("pr_1"), names: many, on: Day(year: 2026, month: 12, day: 4)), to: "x")
        #expect(long.body.contains("- Sản phẩm số 20\nvà 5 sản phẩm khác"))
        #expect(!long.body.contains("- Sản phẩm số 21"))
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
