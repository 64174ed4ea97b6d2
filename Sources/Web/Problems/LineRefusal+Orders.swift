internal import Market
internal import Reach

extension LineRefusal {
    /// What an order's refusal says of each line; empty where it is not about lines.
    static func all(of error: OrderError) -> [LineRefusal] {
        switch error {
        case .several(let all): all.flatMap(LineRefusal.all)
        case .listingNotFound(let line, let id): [unknown(line, id)]
        case .notLive(let line, let id, let day): [notLive(line, id, opensOn: day)]
        case .outOfStock(let line, let id, let left): [outOfStock(line, id, left)]
        case .priceChanged(let line, let id, let now): [priceChanged(line, id, now)]
        case .tooHeavy(let line, let id, let answer): [tooHeavy(line, id, answer)]
        case .tooLarge(let line, let id, let answer): [tooLarge(line, id, answer)]
        case .unreachable(let lines, let producer, let answer):
            lines.map { unreachable($0, producer, answer) }
        case .wishNotServed(let lines, let courier, _):
            lines.map {
                LineRefusal(
                    $0, .courierNotServing,
                    vi: "\(courier.text) không chở hàng này tới đó; hãy để hệ thống chọn đơn vị"
                        + " khác.",
                    en: "\(courier.text) does not carry this there; let another courier be chosen.")
            }
        case .tooManyParcels(let lines, _, let most):
            lines.map {
                LineRefusal(
                    $0, .tooManyParcels,
                    vi: "Hàng cần hơn \(most) kiện; hãy chia thành nhiều đơn.",
                    en: "The goods fill more than \(most) parcels; place several orders.")
            }
        case .notFound, .parcelNotFound, .totalTooLarge, .tooManyOrders, .alreadyHandedOver,
            .packingOver, .packedTooLarge:
            []
        }
    }

    private static func unknown(_ line: Int, _ id: ListingID) -> LineRefusal {
        LineRefusal(
            line, .notAllowed, vi: "Không có sản phẩm \(id.text).",
            en: "There is no listing \(id.text).")
    }

    private static func notLive(
        _ line: Int, _ id: ListingID, opensOn day: Day?
    ) -> LineRefusal {
        guard let day else {
            return LineRefusal(
                line, .listingNotLive,
                vi: "\(id.text) không còn bán; hãy bỏ dòng này.",
                en: "\(id.text) is not on sale; leave the line out.")
        }
        var refusal = LineRefusal(
            line, .outOfSeason,
            vi: "\(id.text) đang nghỉ mùa, bán lại từ ngày \(day.text); hãy đặt lại sau.",
            en: "\(id.text) is out of season, on sale again from \(day.text); order it then.")
        refusal.liftsOn = day
        return refusal
    }

    private static func outOfStock(_ line: Int, _ id: ListingID, _ left: Int) -> LineRefusal {
        var refusal = LineRefusal(
            line, .outOfStock,
            vi: "\(id.text) chỉ còn \(left); hãy đặt ít hơn hoặc bỏ dòng này.",
            en: "Only \(left) of \(id.text) are left; order fewer or leave the line out.")
        refusal.left = left
        return refusal
    }

    private static func priceChanged(_ line: Int, _ id: ListingID, _ now: Money) -> LineRefusal {
        var refusal = LineRefusal(
            line, .priceChanged,
            vi: "\(id.text) nay giá \(now.vnd) đ; hãy cho người mua xem giá mới rồi đặt lại.",
            en: "\(id.text) costs \(now.vnd) đồng now; show the buyer and order again.")
        refusal.price = now
        return refusal
    }

    private static func tooHeavy(
        _ line: Int, _ id: ListingID, _ answer: ReachAnswer
    ) -> LineRefusal {
        guard case .weight(let most) = answer.trouble else {
            return unreachable(line, answer)
        }
        var refusal = LineRefusal(
            line, .tooHeavy,
            vi: "Một gói \(id.text) nặng hơn mức các bên chở tới đó (tối đa \(most) g); hãy chọn"
                + " gói nhỏ hơn.",
            en: "One pack of \(id.text) is heavier than couriers carry there (at most \(most) g);"
                + " choose a smaller pack.")
        refusal.limit = most
        refusal.reasons = answer.reasons
        return refusal
    }

    private static func tooLarge(
        _ line: Int, _ id: ListingID, _ answer: ReachAnswer
    ) -> LineRefusal {
        var refusal = LineRefusal(
            line, .tooLarge,
            vi: "Một gói \(id.text) lớn hơn cỡ các bên chở tới đó; hãy chọn gói nhỏ hơn.",
            en: "One pack of \(id.text) is larger than couriers carry there; choose a smaller one.")
        refusal.reasons = answer.reasons
        return refusal
    }

    private static func unreachable(
        _ line: Int, _ producer: ProducerID, _ answer: ReachAnswer
    ) -> LineRefusal {
        var refusal = unreachable(line, answer)
        refusal.reasons = answer.reasons
        return refusal
    }

    private static func unreachable(_ line: Int, _ answer: ReachAnswer) -> LineRefusal {
        switch answer.trouble {
        case .suspended(let day):
            let until = day.map { " đến ngày \($0.text)" } ?? ""
            var refusal = LineRefusal(
                line, .suspended,
                vi: "Đường tới đó đang tạm dừng\(until); hãy đặt lại sau.",
                en: "The way there is suspended\(day.map { " until \($0.text)" } ?? "");"
                    + " order again later.")
            refusal.liftsOn = day
            return refusal
        case .outOfSeason(let day):
            var refusal = LineRefusal(
                line, .outOfSeason,
                vi: "Mùa này không chở hàng tới đó, đến ngày \(day.text) mới lại; hãy đặt sau.",
                en: "Nobody carries this there in this season; order again from \(day.text).")
            refusal.liftsOn = day
            return refusal
        case .cash(let cap):
            var refusal = LineRefusal(
                line, .overCODCap,
                vi: "Tiền thu hộ vượt mức \(cap) đ; hãy trả trước hoặc chia thành nhiều đơn.",
                en: "The cash to collect is above the cap of \(cap) đồng; pay beforehand or place"
                    + " several orders.")
            refusal.limit = cap
            return refusal
        case .weight, .size, nil:
            return LineRefusal(
                line, .unreachable,
                vi: "Không bên nào chở hàng này tới đó; hãy chọn nơi nhận khác hoặc bỏ dòng này.",
                en: "No courier brings this there; choose another place or leave the line out.")
        }
    }
}
