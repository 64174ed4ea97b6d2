internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// What orders and their parcels refused.
extension Problems {
    static func problem(of error: OrderError) -> Problem {
        var problem = bare(error)
        problem.lines = LineRefusal.all(of: error)
        problem.errors = problem.lines.map(\.asField)
        return problem
    }

    /// The problem without its lines; of several the first gives its name to all.
    private static func bare(_ error: OrderError) -> Problem {
        switch error {
        case .several(let all):
            var problem = all.first.map(bare) ?? Problem(.invalidFields)
            problem.detail = Sentence(
                vi: "Có \(all.count) điều phải sửa, ghi theo từng dòng.",
                en: "There are \(all.count) things to mend, line by line.")
            return problem
        case .notFound(let id): return missing(id.text)
        case .parcelNotFound(let id): return missing(id.text)
        case .listingNotFound: return Problem(.invalidFields)
        case .notLive(let line, let id, let day):
            let vi = day.map { "đang nghỉ mùa, bán lại từ ngày \($0.text)" } ?? "không còn bán"
            let en = day.map { "is out of season until \($0.text)" } ?? "is not on sale"
            return Problem(
                .listingNotLive, vi: "Dòng \(line + 1): \(id.text) \(vi).",
                en: "Line \(line + 1): \(id.text) \(en).")
        case .outOfStock(let line, let id, let left):
            return Problem(
                .outOfStock, vi: "Dòng \(line + 1): \(id.text) chỉ còn \(left).",
                en: "Line \(line + 1): only \(left) of \(id.text) are left.")
        case .priceChanged(let line, let id, let now):
            return Problem(
                .priceChanged, vi: "Dòng \(line + 1): \(id.text) nay giá \(now.vnd) đ.",
                en: "Line \(line + 1): \(id.text) costs \(now.vnd) đồng now.")
        case .tooHeavy, .tooLarge, .unreachable, .wishNotServed: return unserved(error)
        case .tooManyParcels: return Problem(.tooManyParcels)
        case .totalTooLarge: return Problem(.totalTooLarge)
        case .tooManyOrders(let limit, let seconds): return tooMany(limit, seconds)
        case .alreadyHandedOver: return Problem(.alreadyHandedOver)
        case .packingOver(let id, let state):
            return Problem(
                .packingOver, vi: "Kiện \(id.text) \(state.vietnamese).",
                en: "The parcel \(id.text) is \(state.rawValue).")
        case .packedTooLarge(_, let courier, let limits): return packedTooLarge(courier, limits)
        }
    }

    /// What no courier carries as it was asked.
    private static func unserved(_ error: OrderError) -> Problem {
        switch error {
        case .tooHeavy(_, _, let answer): return Problem(.tooHeavy).reaching(answer)
        case .tooLarge(_, _, let answer): return Problem(.tooLarge).reaching(answer)
        case .unreachable(_, let producer, let answer):
            return Problem(
                .unreachable, vi: "Không có cách giao kiện của \(producer.text) đến nơi nhận.",
                en: "No courier brings the parcel of \(producer.text) there."
            ).reaching(answer)
        case .wishNotServed(_, let courier, let producer):
            return Problem(
                .courierNotServing,
                vi: "\(courier.text) không giao kiện của \(producer.text); đơn vị khác thì có.",
                en: "\(courier.text) does not carry the parcel of \(producer.text); others do.")
        default: return Problem(.internalError)
        }
    }

    private static func tooMany(_ limit: OrderLimit, _ seconds: Int) -> Problem {
        var problem =
            switch limit {
            case .key:
                Problem(
                    .tooManyOrders, vi: "Khoá này đặt quá nhiều đơn trong một phút.",
                    en: "This key has placed too many orders in one minute.")
            case .phone:
                Problem(
                    .tooManyOrders, vi: "Số điện thoại này có quá nhiều đơn trong một ngày.",
                    en: "This telephone number has too many orders in one day.")
            }
        problem.headers[.retryAfter] = String(seconds)
        return problem
    }

    private static func packedTooLarge(
        _ courier: CourierCode, _ limits: PackingLimits
    ) -> Problem {
        var (vietnamese, english) = ([String](), [String]())
        func say(_ limit: Int, _ vi: String, _ en: String, _ unit: String) {
            if limit == .max { return }
            vietnamese.append("\(vi) \(limit) \(unit)")
            english.append("\(en) \(limit) \(unit)")
        }
        say(limits.maxWeightGrams, "nặng tối đa", "at most", "g")
        say(limits.maxSideCm, "cạnh tối đa", "sides up to", "cm")
        say(
            limits.maxGirthCm, "cạnh dài nhất cộng hai lần hai cạnh kia tối đa", "a girth up to",
            "cm")
        return Problem(
            .tooLarge,
            vi: "\(courier.text) chở kiện \(vietnamese.joined(separator: ", ")); hãy đóng gói gọn"
                + " hơn hoặc báo người vận hành.",
            en: "\(courier.text) carries \(english.joined(separator: ", ")); pack it smaller or"
                + " tell the operator.")
    }
}

extension Problem {
    /// The reach answer stands in the problem, so that a shop can say why and offer other ways.
    fileprivate func reaching(_ answer: ReachAnswer) -> Problem {
        var problem = self
        problem.extra = ("reach", { ReachWriting(places: nil, language: $0).bytes(answer) })
        return problem
    }
}
