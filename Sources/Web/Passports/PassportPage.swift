internal import Market
internal import Operations
internal import Reach

/// What a QR code on a pack opens: a few kilobytes of HTML that any phone shows, without script.
struct PassportPage {
    let places: Places
    let language: Language
    let today: Day

    /// The page of a product; the lot, where one was scanned, is only repeated.
    func text(of view: PassportDesk.View, lot: String?) -> String {
        let offer = view.listing.offer
        var body = "<h1>\(named(offer.name))</h1>\n<p>\(named(offer.pack))</p>\n"
        if view.isSample {
            body += "<p class=\"sample\">\(say("Dữ liệu mẫu.", "Sample data."))</p>\n"
        }
        body += star(view) + maker(view) + sale(view)
        if let lot { body += self.lot(lot) }
        if view.sequence.count > 1 { body += history(view) }
        body += doubt(view) + links(view)
        return wrapped(offer.name, body)
    }

    /// The page of an address or a number that no product has.
    func missing(_ sentence: Sentence) -> String {
        wrapped(
            say("Không tìm thấy", "Not found"),
            "<h1>\(say("Không tìm thấy sản phẩm", "No such product"))</h1>\n<p>"
                + sentence.text(in: language) + "</p>\n<p>"
                + say(
                    "Nếu mã này in trên bao bì, hãy giữ bao bì, hoá đơn và báo cơ quan quản lý thị"
                        + " trường hoặc uỷ ban nhân dân xã nơi bán.",
                    "If a pack bears this code, keep the pack and the receipt and tell the market"
                        + " authority or the commune where it was sold.") + "</p>\n")
    }

    /// The page from which one of several products with the same number is chosen.
    func choice(_ views: [PassportDesk.View], _ address: (PassportDesk.View) -> String) -> String {
        let items = views.map { view in
            "<li><a href=\"\(escaped(address(view)))\">\(named(view.listing.offer.name))</a>, "
                + "\(named(view.producer.profile.name))</li>\n"
        }
        let title = say("Chọn sản phẩm", "Choose the product")
        return wrapped(title, "<h1>\(title)</h1>\n<ul>\n\(items.joined())</ul>\n")
    }

    /// The page that thanks whoever reported a doubtful pack.
    func thanks(_ view: PassportDesk.View) -> String {
        let title = say("Đã nhận báo cáo", "Your report was taken")
        return wrapped(
            title,
            "<h1>\(title)</h1>\n<p>\(CounterfeitEndpoints.thanks.text(in: language))</p>\n"
                + "<p><a href=\"/p/\(view.listing.id.text)\">\(named(view.listing.offer.name))"
                + "</a></p>\n")
    }

    private func maker(_ view: PassportDesk.View) -> String {
        let profile = view.producer.profile
        let place = places[profile.commune].map(places.fullName) ?? ""
        return "<h2>\(say("Chủ thể", "Producer"))</h2>\n"
            + "<p><strong>\(named(profile.name))</strong><br>\(named(place))</p>\n"
    }

    private func sale(_ view: PassportDesk.View) -> String {
        let text =
            switch view.sale {
            case .onOffer: say("Đang bán trên Vươn Xa.", "On offer at Vươn Xa.")
            case .paused: say("Đang tạm ngừng bán.", "Not on offer at the moment.")
            case .withdrawn:
                say("Chủ thể đã rút sản phẩm.", "The producer has withdrawn the product.")
            }
        return "<h2>\(say("Tình trạng bán", "On sale"))</h2>\n<p>\(text)</p>\n"
    }

    private func lot(_ lot: String) -> String {
        "<h2>\(say("Số lô", "Lot"))</h2>\n<p><strong>\(escaped(lot))</strong>. "
            + say(
                "Số này đọc từ mã trên bao bì; hãy so với số lô in bằng chữ và hạn sử dụng.",
                "It was read from the code on the pack; compare it with the printed lot and date.")
            + "</p>\n"
    }

    private func links(_ view: PassportDesk.View) -> String {
        let path = "/p/\(view.listing.id.text)"
        return "<p class=\"quiet\"><a href=\"\(path)/document\">"
            + say("Chứng thư có chữ ký số", "Signed document") + "</a> · "
            + "<a href=\"\(path)/qr?format=svg\">\(say("Mã QR", "QR code"))</a></p>\n"
    }
}
