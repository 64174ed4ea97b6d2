package import Reach

/// A row of the coverage tables that an answer rested on.
package enum EvidenceRow: Hashable, Sendable {
    case service(CourierService)
    case lane(Lane)
    case placeRule(PlaceRule)
    case suspension(Suspension)

    package var source: String {
        switch self {
        case .service(let row): row.source
        case .lane(let row): row.source
        case .placeRule(let row): row.source
        case .suspension(let row): row.source
        }
    }

    package var isSample: Bool {
        switch self {
        case .service(let row): row.isSample
        case .lane(let row): row.isSample
        case .placeRule(let row): row.isSample
        case .suspension(let row): row.isSample
        }
    }
}

/// What a cited row says, in a sentence that stays true when the table is replaced.
package struct EvidenceWords: Sendable {
    private let places: Places

    package init(places: Places) {
        self.places = places
    }

    /// The sentence of the row for what it was cited.
    package func sentence(_ row: EvidenceRow, for purpose: EvidencePurpose) -> Sentence {
        switch row {
        case .service(let service): words(of: service)
        case .lane(let lane): words(of: lane, purpose)
        case .placeRule(let rule): words(of: rule, purpose)
        case .suspension(let suspension): words(of: suspension)
        }
    }

    private func words(of service: CourierService) -> Sentence {
        var (vietnamese, english) = ([String](), [String]())
        if let grams = service.maxWeightGrams {
            vietnamese.append("kiện đến \(grams) g")
            english.append("parcels up to \(grams) g")
        }
        if let side = service.maxSideCm {
            vietnamese.append("cạnh dài nhất \(side) cm")
            english.append("a longest side of \(side) cm")
        }
        if let cap = service.codCap {
            vietnamese.append(cap == .zero ? "không thu hộ" : "thu hộ đến \(cap.vnd) đ")
            english.append(cap == .zero ? "no cash on delivery" : "cash up to \(cap.vnd) đồng")
        }
        let (vi, en) = (vietnamese.joined(separator: ", "), english.joined(separator: ", "))
        return Sentence(
            vietnamese: "Dịch vụ \(service.name)" + (vi.isEmpty ? "." : ": \(vi)."),
            english: "The service \(service.name)" + (en.isEmpty ? "." : ": \(en)."))
    }

    private func words(of lane: Lane, _ purpose: EvidencePurpose) -> Sentence {
        let way = name(of: lane.scope)
        var (vietnamese, english) = ("nhận chở", "is carried")
        switch purpose {
        case .price:
            let steps = lane.priceSteps?.cell ?? ""
            (vietnamese, english) = ("giá theo gam \(steps)", "prices by gram \(steps)")
        case .leadDays:
            let days = Self.text(lane.leadDays ?? .zero)
            (vietnamese, english) = ("đi \(days) ngày", "takes \(days) days")
        case .dayKind:
            let isWorking = lane.dayKind == .working
            vietnamese = isWorking ? "tính ngày làm việc" : "tính mọi ngày"
            english = isWorking ? "counts working days" : "counts every day"
        default: break
        }
        return Sentence(
            vietnamese: "Tuyến \(way.vietnamese): \(vietnamese).",
            english: "The way \(way.english): \(english).")
    }

    private func words(of rule: PlaceRule, _ purpose: EvidencePurpose) -> Sentence {
        let place = name(of: rule.place)
        let (vietnamese, english) = clause(of: rule, purpose)
        return Sentence(
            vietnamese: "Tại \(place.vietnamese): \(vietnamese).",
            english: "At \(place.english): \(english).")
    }

    private func clause(of rule: PlaceRule, _ purpose: EvidencePurpose) -> (String, String) {
        switch purpose {
        case .pickup: return Self.yesOrNo(rule.pickup, "lấy hàng", "parcels are picked up")
        case .delivery: return Self.yesOrNo(rule.delivery, "giao hàng", "parcels are delivered")
        case .cod: return Self.yesOrNo(rule.cod, "thu hộ", "cash on delivery is taken")
        case .pickupSurcharge: return Self.surcharge(rule.pickupSurcharge, "lấy hàng", "pick-up")
        case .deliverySurcharge:
            return Self.surcharge(rule.deliverySurcharge, "giao hàng", "delivery")
        case .pickupExtraDays: return Self.extra(rule.pickupExtraDays, "lấy hàng", "pick-up")
        case .deliveryExtraDays: return Self.extra(rule.deliveryExtraDays, "giao hàng", "delivery")
        case .pickupBoatDays, .deliveryBoatDays:
            let (vietnamese, english) = Self.names(of: rule.boatDays)
            return ("tàu chạy \(vietnamese)", "boats go on \(english)")
        case .service, .lane, .price, .leadDays, .dayKind, .delay:
            return ("có phục vụ", "it serves")
        }
    }

    private func words(of suspension: Suspension) -> Sentence {
        let title = suspension.reason.title
        guard case .delay(let days) = suspension.effect else {
            return Sentence(
                vietnamese: "Tạm dừng vì \(title.vietnamese).",
                english: "Suspended for \(title.english).")
        }
        return Sentence(
            vietnamese: "Chậm thêm \(Self.text(days)) ngày vì \(title.vietnamese).",
            english: "Another \(Self.text(days)) days for \(title.english).")
    }

    private static func yesOrNo(
        _ answer: Bool?, _ vietnamese: String, _ english: String
    ) -> (String, String) {
        (
            answer == true ? "có \(vietnamese)" : "không \(vietnamese)",
            answer == true ? english : "not so: \(english)"
        )
    }

    private static func surcharge(
        _ amount: Surcharge?, _ vietnamese: String, _ english: String
    ) -> (String, String) {
        switch amount {
        case .fixed(let money)?:
            ("phụ phí \(vietnamese) \(money.vnd) đ", "\(english) costs \(money.vnd) đồng more")
        case .basisPoints(let points)?:
            (
                "phụ phí \(vietnamese) \(percent(points)) giá cước",
                "\(english) costs \(percent(points)) of the price more"
            )
        case nil: ("không phụ phí \(vietnamese)", "\(english) costs nothing more")
        }
    }

    private static func extra(
        _ days: DaySpan?, _ vietnamese: String, _ english: String
    ) -> (String, String) {
        let span = text(days ?? .zero)
        return ("\(vietnamese) thêm \(span) ngày", "\(english) takes \(span) days more")
    }

    private static func names(of days: WeekdayMask?) -> (String, String) {
        let vietnamese = [
            "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật",
        ]
        let english = [
            "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        ]
        let chosen = (0..<7).filter { (days?.bits ?? 0) & (1 << UInt8($0)) != 0 }
        return (
            chosen.map { vietnamese[$0] }.joined(separator: ", "),
            chosen.map { english[$0] }.joined(separator: ", ")
        )
    }

    private static func percent(_ points: Int) -> String {
        let rest = points % 100
        return rest == 0 ? "\(points / 100)%" : "\(points / 100).\(rest < 10 ? "0" : "")\(rest)%"
    }

    private static func text(_ days: DaySpan) -> String {
        days.min == days.max ? "\(days.min)" : "\(days.min)-\(days.max)"
    }

    private func name(of scope: LaneScope) -> Sentence {
        switch scope {
        case .relation(.sameCommune):
            return Sentence(vietnamese: "trong cùng xã", english: "within one commune")
        case .relation(.sameProvince):
            return Sentence(vietnamese: "trong cùng tỉnh", english: "within one province")
        case .pair(let origin, let destination):
            let (from, to) = (name(of: origin), name(of: destination))
            return Sentence(
                vietnamese: "từ \(from.vietnamese) đến \(to.vietnamese)",
                english: "from \(from.english) to \(to.english)")
        }
    }

    private func name(of scope: PlaceScope) -> Sentence {
        switch scope {
        case .commune(let code):
            let name = places[code].map(places.fullName) ?? code.digits
            return Sentence(vietnamese: name, english: name)
        case .province(let code):
            let name = places.provinces.first { $0.code == code }?.fullName ?? code.digits
            return Sentence(vietnamese: name, english: name)
        case .zone(let code):
            return Sentence(vietnamese: "vùng \(code.text)", english: "the zone \(code.text)")
        case .country:
            return Sentence(vietnamese: "cả nước", english: "the whole country")
        }
    }
}
