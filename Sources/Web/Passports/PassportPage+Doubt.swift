internal import Market
internal import Operations

// What to do when a pack may not be genuine.
extension PassportPage {
    /// Longest texts of the form, in characters; the door takes no longer parameters.
    private static let longest = Query.textLimit

    func doubt(_ view: PassportDesk.View) -> String {
        let checks = [
            say(
                "So tên sản phẩm, chủ thể và quy cách trên bao bì với trang này.",
                "Compare the product, the producer and the pack with this page."),
            say(
                "Số sao in trên bao bì phải bằng số sao ở đây.",
                "The stars on the pack must be those shown here."),
            say(
                "Nếu khác, đừng dùng; giữ bao bì và hoá đơn, rồi báo bằng mẫu dưới đây hoặc báo cơ"
                    + " quan quản lý thị trường.",
                "If they differ, do not use it; keep the pack and the receipt, and report it with"
                    + " this form or to the market authority."),
        ]
        return
            "<h2>\(say("Nếu nghi không phải hàng thật", "If it may not be genuine"))</h2>\n<ol>\n"
            + checks.map { "<li>\($0)</li>\n" }.joined() + "</ol>\n" + form(view)
    }

    /// Works without script: an ordinary form that answers with a page.
    private func form(_ view: PassportDesk.View) -> String {
        let limit = "maxlength=\"\(Self.longest)\""
        return """
            <details><summary>\(say("Báo hàng nghi giả", "Report a doubtful pack"))</summary>
            <form method="post" action="/p/\(view.listing.id.text)/reports">
            <label for="place">\(say("Thấy ở đâu (chợ, cửa hàng)", "Where (market, shop)"))\
            </label>
            <input id="place" name="place" required \(limit) autocomplete="off">
            <label for="note">\(say("Khác ở điểm nào", "What differs"))</label>
            <textarea id="note" name="note" rows="3" \(limit)></textarea>
            <label for="contact">\(say("Cách liên hệ, nếu muốn", "How to reach you, if you like"))\
            </label>
            <input id="contact" name="contact" \(limit) autocomplete="off">
            <p class="quiet">\(promise)</p>
            <button>\(say("Gửi báo cáo", "Send"))</button>
            </form>
            </details>

            """
    }

    private var promise: String {
        say(
            "Chỉ cán bộ xử lý thấy cách liên hệ; thông tin đó bị xoá khi có kết luận.",
            "Only the officer sees how to reach you; it is erased once the report is settled.")
    }
}
