internal import Reach

/// A notice in words: Vietnamese first, English below, one subject line in Vietnamese.
package struct NoticeLetter: Hashable, Sendable {
    package let subject: String
    package let body: String

    /// Longest subject, in characters; names longer than that are cut.
    private static let longestSubject = 120

    /// A letter that was written before.
    package init(subject: String, body: String) {
        self.subject = subject
        self.body = body
    }

    /// The letter to the producer of that name.
    package init(_ notice: Notice, to producer: String) {
        let words = Self.words(notice)
        subject = String(words.subject.prefix(Self.longestSubject))
        body = """
            Kính gửi \(producer),

            \(words.text.vietnamese)

            Vươn Xa
            ----
            Dear \(producer),

            \(words.text.english)

            Vươn Xa

            """
    }

    private static func words(_ notice: Notice) -> (subject: String, text: Sentence) {
        switch notice {
        case .submitted(let id, let name): submitted(id, name)
        case .needsWork(let id, let name, let note): needsWork(id, name, note)
        case .approved(let id, let name): approved(id, name)
        case .changeApproved(let id, let name): changeApproved(id, name)
        case .changeRejected(let id, let name, let note): changeRejected(id, name, note)
        case .moveApproved(_, let commune): moveApproved(commune)
        case .moveRejected(_, let commune, let note): moveRejected(commune, note)
        case .leasesEnding(_, let names, let until): leasesEnding(names, until)
        case .leasesEnded(_, let names, let day): leasesEnded(names, day)
        case .certificateExpiring(_, let name, let decision, let ends, let days):
            expiring(name, decision, ends, days)
        case .orderToPack(let id, let lines, let courier): toPack(id, lines, courier)
        }
    }

    private static func submitted(_ id: ListingID, _ name: String) -> (String, Sentence) {
        (
            "Đã nhận hồ sơ: \(name)",
            Sentence(
                vietnamese: "Sản phẩm “\(name)” (\(id.text)) đã được gửi xét duyệt. Cán bộ sẽ xem"
                    + " và trả lời; trong lúc chờ, sản phẩm chưa hiện với người mua.",
                english: "“\(name)” (\(id.text)) was submitted for review. An officer will read it"
                    + " and answer; until then buyers do not see it.")
        )
    }

    private static func needsWork(
        _ id: ListingID, _ name: String, _ note: String
    ) -> (String, Sentence) {
        (
            "Cần bổ sung hồ sơ: \(name)",
            Sentence(
                vietnamese: "Sản phẩm “\(name)” (\(id.text)) chưa được duyệt. Cán bộ ghi:\n\n"
                    + "\(note)\n\nHãy sửa rồi gửi xét duyệt lại.",
                english: "“\(name)” (\(id.text)) was not approved yet. The officer's note stands"
                    + " above. Please mend it and submit it again.")
        )
    }

    private static func approved(_ id: ListingID, _ name: String) -> (String, Sentence) {
        (
            "Đã duyệt: \(name)",
            Sentence(
                vietnamese: "Sản phẩm “\(name)” (\(id.text)) đã được duyệt và người mua đã thấy"
                    + " sản phẩm. Hãy giữ số hàng còn và giá luôn đúng.",
                english: "“\(name)” (\(id.text)) was approved and buyers can see it. Please keep"
                    + " its stock and price true.")
        )
    }

    private static func expiring(
        _ name: String, _ decision: String, _ ends: Day, _ days: Int
    ) -> (String, Sentence) {
        let (year, month, day) = ends.parts
        return (
            "Chứng nhận OCOP sắp hết hạn: \(name)",
            Sentence(
                vietnamese: "Chứng nhận OCOP của “\(name)” theo quyết định \(decision) hết hạn ngày"
                    + " \(day)/\(month)/\(year), còn không quá \(days) ngày. Từ ngày đó sản phẩm"
                    + " không còn hiện sao; hãy nộp hồ sơ đánh giá lại.",
                english: "The OCOP certificate of “\(name)” by decision \(decision) ends on"
                    + " \(ends.text), within \(days) days. From that day no stars are shown;"
                    + " please apply for a new assessment.")
        )
    }

    private static func toPack(
        _ id: ParcelID, _ lines: [Notice.PackingLine], _ courier: String
    ) -> (String, Sentence) {
        let list = lines.map { "- \($0.quantity) × \($0.name)" }.joined(separator: "\n")
        return (
            "Có đơn cần đóng gói: \(id.text)",
            Sentence(
                vietnamese: "Kiện \(id.text) giao cho \(courier), gồm:\n\n\(list)\n\nHãy đóng gói"
                    + " để đơn vị vận chuyển đến lấy.",
                english: "Parcel \(id.text) goes with \(courier); its lines stand above. Please"
                    + " pack it for the courier to collect.")
        )
    }
}
