internal import Reach

/// Letters about listings that are on sale: what became of an edit, and what must be confirmed.
extension NoticeLetter {
    /// A longer list is cut: the letter says how many more there are.
    private static let mostNames = 20

    static func changeApproved(_ id: ListingID, _ name: String) -> (String, Sentence) {
        (
            "Đã duyệt thay đổi: \(name)",
            Sentence(
                vietnamese: "Thay đổi của sản phẩm “\(name)” (\(id.text)) đã được duyệt; từ bây"
                    + " giờ người mua thấy nội dung mới.",
                english: "The change of “\(name)” (\(id.text)) was approved; buyers see it from"
                    + " now on.")
        )
    }

    static func changeRejected(
        _ id: ListingID, _ name: String, _ note: String
    ) -> (String, Sentence) {
        (
            "Chưa duyệt thay đổi: \(name)",
            Sentence(
                vietnamese: "Thay đổi của sản phẩm “\(name)” (\(id.text)) chưa được duyệt. Cán bộ"
                    + " ghi:\n\n\(note)\n\nSản phẩm vẫn bán với nội dung cũ; bạn có thể sửa lại và"
                    + " gửi lần nữa.",
                english: "The change of “\(name)” (\(id.text)) was not approved; the officer's"
                    + " note stands above. It stays on sale as it was; you may edit it again.")
        )
    }

    static func moveApproved(_ commune: String) -> (String, Sentence) {
        (
            "Đã duyệt chuyển địa bàn",
            Sentence(
                vietnamese: "Chủ thể nay thuộc \(commune). Bên vận chuyển lấy hàng ở đó; nơi giao"
                    + " tới và giá vận chuyển có thể đã khác, hãy xem lại từng sản phẩm.",
                english: "The producer sits in \(commune) now. Couriers collect there; where the"
                    + " listings go, and for how much, may be different. Please look at each.")
        )
    }

    static func moveRejected(_ commune: String, _ note: String) -> (String, Sentence) {
        (
            "Chưa duyệt chuyển địa bàn",
            Sentence(
                vietnamese: "Chủ thể vẫn thuộc \(commune). Cán bộ ghi:\n\n\(note)",
                english: "The producer stays in \(commune); the officer's note stands above.")
        )
    }

    static func leasesEnding(_ names: [String], _ until: Day) -> (String, Sentence) {
        let (year, month, day) = until.parts
        return (
            "Cần xác nhận giá và số hàng trước ngày \(day)/\(month)/\(year)",
            Sentence(
                vietnamese: "Từ ngày \(day)/\(month)/\(year) các sản phẩm sau sẽ tự tạm ngừng bán"
                    + " vì đã lâu chưa ai xác nhận giá và số hàng còn:\n\n\(list(names))\n\n"
                    + "Chỉ cần xác nhận lại (hoặc cập nhật giá, số hàng) là sản phẩm tiếp tục bán.",
                english: "From \(until.text) the listings above pause themselves, since nobody"
                    + " has confirmed their price and stock for long. Confirm them to stay on sale."
            )
        )
    }

    static func leasesEnded(_ names: [String], _ ended: Day) -> (String, Sentence) {
        let (year, month, day) = ended.parts
        return (
            "Sản phẩm đã tự tạm ngừng bán từ ngày \(day)/\(month)/\(year)",
            Sentence(
                vietnamese: "Từ ngày \(day)/\(month)/\(year) các sản phẩm sau không còn hiện với"
                    + " người mua vì chưa ai xác nhận giá và số hàng còn:\n\n\(list(names))\n\n"
                    + "Xác nhận lại giá và số hàng là sản phẩm được bán tiếp ngay.",
                english: "Since \(ended.text) buyers do not see the listings above, since nobody"
                    + " confirmed their price and stock. Confirm them and they are on sale at once."
            )
        )
    }

    /// One name to a line.
    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(mostNames).map { "- \($0)" }
        let left = names.count - shown.count
        return (shown + (left > 0 ? ["và \(left) sản phẩm khác"] : [])).joined(separator: "\n")
    }
}
