extension ReachReason {
    /// The reason as a sentence, made only when somebody reads it.
    package var message: Sentence {
        guard courier != nil else { return general }
        let label = "\(subject.courierName) – \(subject.serviceName)"
        let (vietnamese, english) = clause
        return Sentence(vietnamese: "\(label): \(vietnamese).", english: "\(label): \(english).")
    }

    private var general: Sentence {
        code == .notShipped
            ? Sentence(
                vietnamese: "Sản phẩm này không gửi qua đơn vị vận chuyển.",
                english: "This product is not shipped by courier.")
            : Sentence(
                vietnamese: "Chưa có dịch vụ vận chuyển nào được khai báo cho ngày này.",
                english: "No courier service has been declared for this day.")
    }

    private var clause: (vietnamese: String, english: String) {
        let (from, to) = (subject.origin, subject.destination)
        switch code {
        case .notShipped, .noService:
            return (general.vietnamese, general.english)
        case .noPickupAtOrigin:
            return closing(("không lấy hàng tại \(from)", "does not pick up at \(from)"))
        case .notDelivered:
            return closing(("không giao hàng đến \(to)", "does not deliver to \(to)"))
        case .laneClosed:
            return closing(
                ("không nhận tuyến từ \(from) đến \(to)", "does not carry from \(from) to \(to)"))
        case .noPickupRow:
            return (
                "chưa rõ có lấy hàng tại \(from) hay không",
                "nobody has said whether it picks up at \(from)"
            )
        case .noDeliveryRow:
            return (
                "chưa rõ có giao hàng đến \(to) hay không",
                "nobody has said whether it delivers to \(to)"
            )
        case .noLane:
            return (
                "chưa có thông tin về tuyến từ \(from) đến \(to)",
                "nobody has said anything of the way from \(from) to \(to)"
            )
        case .noLeadTime:
            return ("chưa rõ thời gian vận chuyển đến \(to)", "the days to \(to) are not known")
        case .codUnknown:
            return (
                "chưa rõ có thu hộ (COD) tại \(to) hay không",
                "nobody has said whether it takes cash on delivery at \(to)"
            )
        case .suspended, .underWeight, .overWeight, .overSide, .overGirth, .goodsExcluded,
            .codNotAvailable, .overCODCap, .overDeclaredValue, .tooSlow, .noPrice:
            return detailedClause
        }
    }

    private var detailedClause: (vietnamese: String, english: String) {
        switch detail {
        case .none, .closed:
            return (
                "không thu hộ (COD) tại \(subject.destination)",
                "takes no cash on delivery at \(subject.destination)"
            )
        case .limit(let limit, let asked):
            return limitClause(limit, asked)
        case .goods(let goods):
            let titles = GoodsClass.allCases.filter(goods.contains).map(\.title)
            return (
                "không nhận \(titles.map(\.vietnamese).joined(separator: ", "))",
                "does not carry \(titles.map(\.english).joined(separator: ", "))"
            )
        case .suspension(let reason, let reopens):
            let day = reopens.map(\.parts)
            let until = day.map { ", dự kiến chạy lại ngày \($0.day)/\($0.month)/\($0.year)" }
            return (
                "đang tạm dừng vì \(reason.title.vietnamese)\(until ?? "")",
                "suspended for \(reason.title.english)"
                    + (reopens.map { ", expected again on \($0.text)" } ?? "")
            )
        }
    }

    /// The clause with the day on which a no ends by itself, where it does.
    private func closing(_ clause: (String, String)) -> (String, String) {
        guard case .closed(let until) = detail else { return clause }
        let day = until.parts
        return (
            "\(clause.0) cho đến ngày \(day.day)/\(day.month)/\(day.year)",
            "\(clause.1) until \(until.text)"
        )
    }

    private func limitClause(_ limit: Int64, _ asked: Int64) -> (String, String) {
        let (vietnamese, english, unit): (String, String, String)
        switch code {
        case .underWeight, .overWeight:
            (vietnamese, english, unit) = ("kiện nặng", "the parcel weighs", "g")
        case .overSide:
            (vietnamese, english, unit) = ("cạnh dài nhất", "the longest side is", "cm")
        case .overGirth:
            vietnamese = "cạnh dài nhất cộng hai lần hai cạnh kia là"
            (english, unit) = ("the longest side plus twice the others is", "cm")
        case .overCODCap:
            (vietnamese, english, unit) = ("tiền thu hộ", "the cash on delivery is", "đ")
        case .overDeclaredValue:
            (vietnamese, english, unit) = ("giá trị khai báo", "the declared value is", "đ")
        case .noPrice:
            return (
                "chưa có giá cho \(grouped(asked, ".")) g tính cước",
                "no price for a chargeable weight of \(grouped(asked, ",")) g"
            )
        default:
            return (
                "đi lâu nhất \(asked) ngày, hàng chỉ chịu được \(limit) ngày",
                "takes up to \(asked) days, the goods bear \(limit)"
            )
        }
        let isUnder = code == .underWeight
        return (
            "\(vietnamese) \(grouped(asked, ".")) \(unit), "
                + "\(isUnder ? "chưa đến mức" : "vượt mức") \(grouped(limit, ".")) \(unit)",
            "\(english) \(grouped(asked, ",")) \(unit), "
                + "\(isUnder ? "below" : "above") \(grouped(limit, ",")) \(unit)"
        )
    }

    private func grouped(_ value: Int64, _ mark: String) -> String {
        var groups: [Substring] = []
        var rest = Substring(String(value.magnitude))
        while rest.count > 3 {
            groups.append(rest.suffix(3))
            rest = rest.dropLast(3)
        }
        groups.append(rest)
        return (value < 0 ? "-" : "") + groups.reversed().joined(separator: mark)
    }
}
