internal import Market
internal import Operations
internal import Reach
internal import Storage

/// An order's public page: a few kilobytes of HTML that any phone shows, without script.
struct TrackingPage {
    private let places: Places
    private let couriers: [CourierCode: CourierProfile]
    private let language: Language

    init(_ reach: ReachDesk, in language: Language) {
        places = reach.places
        couriers = reach.couriers()
        self.language = language
    }

    /// The page of an order.
    func text(of track: TravelDesk.Track) -> String {
        let placed = written(Day(utcMilliseconds: track.placedAt))
        var body = "<p>\(say("Đặt ngày", "Ordered on")) \(placed).</p>\n"
        if track.state == .cancelled {
            body += "<p class=\"state\">\(say("Đơn đã huỷ.", "The order was cancelled."))</p>\n"
        }
        for (index, travel) in track.parcels.enumerated() {
            body += section(travel, number: index + 1, of: track.parcels.count)
        }
        return wrapped(body)
    }

    /// The page of an address that no order has.
    var unknown: String {
        wrapped(
            "<p>"
                + say(
                    "Không có đơn hàng nào ở địa chỉ này. Hãy xem lại đường dẫn người bán đã gửi.",
                    "There is no order at this address. Check the link that the seller sent.")
                + "</p>\n")
    }

    private func section(_ travel: ParcelTravel, number: Int, of count: Int) -> String {
        let title = say("Kiện", "Parcel") + " \(number)/\(count)"
        let state = (travel.status?.sentence ?? ParcelStatus.unheard).text(in: language)
        var text = """
            <section aria-labelledby="kien\(number)">
            <h2 id="kien\(number)">\(title)</h2>
            <p class="state">\(state)</p>

            """
        if let forecast = travel.forecast { text += "<p>\(sentence(forecast))</p>\n" }
        text += "<p>\(way(of: travel))</p>\n"
        if !travel.timeline.isEmpty {
            text += "<h3>\(say("Hành trình", "What happened"))</h3>\n<ol>\n"
            for kept in travel.timeline.reversed() { text += line(kept) }
            text += "</ol>\n"
        }
        return text + "</section>\n"
    }

    private func line(_ kept: KeptReport) -> String {
        let state = kept.status?.sentence.text(in: language) ?? ""
        let instant = Instant.text(kept.instant)
        let partial =
            kept.report.flags.contains(.partial) ? say(" (một phần)", " (in part)") : ""
        return "<li><time datetime=\"\(instant)\">\(moment(kept.instant))</time> "
            + "\(state)\(partial)</li>\n"
    }

    private func sentence(_ forecast: ParcelForecast) -> String {
        let (first, last) = (written(forecast.earliest), written(forecast.latest))
        let days =
            forecast.earliest == forecast.latest
            ? say("Dự kiến giao ngày", "Expected on") + " <strong>\(first)</strong>"
            : say("Dự kiến giao từ", "Expected from") + " <strong>\(first)</strong> "
                + say("đến", "to") + " <strong>\(last)</strong>"
        let late =
            forecast.isLate
            ? say(
                " Kiện này đến chậm hơn dự kiến lúc đặt hàng.",
                " It is later than was expected when it was ordered.") : ""
        switch forecast.basis {
        case .table:
            return days + say(", theo lịch của bên vận chuyển.", ", by the courier's schedule.")
                + late
        case .experience(_, let count):
            return days
                + say(
                    ", theo \(count) kiện gần đây trên tuyến này.",
                    ", by the last \(count) parcels on this way.") + late
        }
    }

    private func way(of travel: ParcelTravel) -> String {
        let name = couriers[travel.parcel.courier]?.name ?? travel.parcel.courier.text
        let from = travel.lane.originProvince.flatMap { places.provinceByCode[$0]?.fullName }
        let to = travel.lane.destinationProvince.flatMap { places.provinceByCode[$0]?.fullName }
        let carrier = say("Bên vận chuyển:", "Courier:") + " \(named(name))."
        guard let from, let to else { return carrier }
        return say("Từ", "From") + " \(named(from)) " + say("đến", "to") + " \(named(to)). "
            + carrier
    }

    private func say(_ vi: String, _ en: String) -> String {
        Sentence(vi: vi, en: en).text(in: language)
    }

    private func written(_ day: Day) -> String {
        let (year, month, date) = day.parts
        return "\(date)/\(month)/\(year)"
    }

    /// Day and time in Viet Nam, which is UTC+7 all year.
    private func moment(_ instant: Int64) -> String {
        let day = Day(utcMilliseconds: instant)
        let minutes = Int((instant - day.startUTCMilliseconds) / 60_000)
        let minute = minutes % 60
        return "\(written(day)) \(minutes / 60):\(minute < 10 ? "0" : "")\(minute)"
    }

    /// A Vietnamese name, so that a reader aloud says it rightly on an English page, too.
    private func named(_ text: String) -> String {
        let safe = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
        return say(safe, "<span lang=\"vi\">\(safe)</span>")
    }

    private func wrapped(_ body: String) -> String {
        let title = say("Theo dõi đơn hàng", "Track an order")
        return """
            <!doctype html>
            <html lang="\(language.tag)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex, nofollow">
            <meta name="color-scheme" content="light dark">
            <title>\(title) · Vươn Xa</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <header><p>Vươn Xa</p></header>
            <main>
            <h1>\(title)</h1>
            \(body)</main>
            <footer><p>\(promise)</p></footer>
            </body>
            </html>

            """
    }

    private var promise: String {
        say(
            "Trang này không hiện tên, số điện thoại hay địa chỉ của người nhận.",
            "This page shows no name, phone number or address of the receiver.")
    }

    private static let style = """
        :root{color-scheme:light dark;--quiet:#555;--line:#bbb;--state:#0a5c36}\
        @media (prefers-color-scheme:dark){:root{--quiet:#bbb;--line:#555;--state:#7fd6a4}}\
        body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:0 auto;padding:1rem;\
        overflow-wrap:anywhere}\
        h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.125rem}h3{font-size:1rem}\
        header,footer,time{color:var(--quiet)}\
        section{border-top:1px solid var(--line)}\
        .state{font-size:1.25rem;font-weight:600;color:var(--state)}\
        ol{list-style:none;padding:0}li{padding:.375rem 0}time{display:block;font-size:.875rem}
        """
}
