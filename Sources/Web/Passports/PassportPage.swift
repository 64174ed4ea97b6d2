internal import Market
internal import Operations
internal import Reach

/// What a QR code on a pack opens: a few kilobytes of HTML that any phone shows, without script.
struct PassportPage {
    let places: Places
    let language: Language
    let today: Day

    /// The page of a product; what the code on the pack said is only repeated.
    func text(of view: PassportDesk.View, _ marks: PackMarks) -> String {
        let offer = view.listing.offer
        var body = "<h1>\(named(offer.name))</h1>\n<p>\(named(offer.pack))</p>\n"
        if view.isSample {
            body += "<p class=\"sample\">\(say("Dữ liệu mẫu.", "Sample data."))</p>\n"
        }
        body += star(view) + maker(view) + sale(view)
        if !marks.isEmpty { body += pack(marks) }
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
            case .paused: closed(view)
            case .withdrawn:
                say("Chủ thể đã rút sản phẩm.", "The producer has withdrawn the product.")
            }
        return "<h2>\(say("Tình trạng bán", "On sale"))</h2>\n<p>\(text)</p>\n"
    }

    /// Why it is not on offer, and from when it is again, as far as that is known.
    private func closed(_ view: PassportDesk.View) -> String {
        var text = say("Đang tạm ngừng bán.", "Not on offer at the moment.")
        if let closure = view.closure { text += " " + closure.reason.sentence.text(in: language) }
        if let day = view.opensOn {
            text += " " + say("Bán lại từ ngày", "On offer again from") + " \(written(day))."
        }
        return text
    }

    private func pack(_ marks: PackMarks) -> String {
        var lines: [String] = []
        if let lot = marks.lot { lines.append(marked(say("Số lô", "Lot"), escaped(lot))) }
        if let serial = marks.serial {
            lines.append(marked(say("Số sê-ri", "Serial number"), escaped(serial)))
        }
        if let expiry = marks.expiry {
            let past = expiry < today ? " " + say("Đã quá hạn.", "It is past its date.") : ""
            lines.append(marked(say("Hạn dùng", "Best before"), written(expiry)) + past)
        }
        return "<h2>\(say("Gói hàng này", "This pack"))</h2>\n<p>"
            + lines.joined(separator: "<br>") + "</p>\n<p class=\"quiet\">"
            + say(
                "Đọc từ mã trên bao bì; hãy so với số lô và hạn dùng in bằng chữ.",
                "Read from the code on the pack; compare it with the printed lot and date.")
            + "</p>\n"
    }

    private func marked(_ name: String, _ value: String) -> String {
        "\(name): <strong>\(value)</strong>."
    }

    private func links(_ view: PassportDesk.View) -> String {
        let path = "/p/\(view.listing.id.text)"
        return "<p class=\"quiet\"><a href=\"\(path)/document\">"
            + say("Chứng thư có chữ ký số", "Signed document") + "</a> · "
            + "<a href=\"\(path)/qr?format=svg\">\(say("Mã QR", "QR code"))</a></p>\n"
    }
}
