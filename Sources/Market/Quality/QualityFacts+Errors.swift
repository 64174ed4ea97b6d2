internal import Reach

/// Đúng: what is said is true, as far as the house can know.
extension QualityFacts {
    func lookForErrors(_ tally: inout QualityTally) {
        lookAtCertificate(&tally)
        lookAtOfficialList(&tally)
        if !isCommuneInForce {
            let code = producer.profile.commune.digits
            tally.note(
                .commune,
                [
                    QualityFault(
                        "producer.commune_code",
                        "Mã xã \(code) không còn trong danh mục hiện hành.",
                        "The commune code \(code) is not on the list in force.")
                ])
        }
        lookAtValidity(&tally)
        lookAtBarcode(&tally)
        lookAtMeasures(&tally)
    }

    /// Everything that a registration of today would refuse.
    private func lookAtValidity(_ tally: inout QualityTally) {
        do {
            _ = try offer.checked()
        } catch {
            tally.note(
                .validity,
                error.all.map {
                    QualityFault($0.field, $0.message.vietnamese, $0.message.english)
                })
        }
    }

    private func lookAtBarcode(_ tally: inout QualityTally) {
        guard let barcode = offer.details.barcode else { return }
        if barcode.isRestricted {
            tally.note(
                .barcode,
                [
                    QualityFault(
                        "barcode",
                        "Mã \(barcode.digits) thuộc dải số nội bộ, chỉ dùng trong một cửa hàng.",
                        "\(barcode.digits) is of a range for use within one shop.")
                ])
        } else if let bearer = barcodeBearer {
            tally.note(
                .barcode,
                [
                    QualityFault(
                        "barcode",
                        "Mã \(barcode.digits) đã dùng cho gói khác (\(bearer.text)).",
                        "\(barcode.digits) is the number of another pack (\(bearer.text)).")
                ])
        }
    }

    /// What no pack of goods can weigh or measure; what the sets are made of is left open.
    private func lookAtMeasures(_ tally: inout QualityTally) {
        // A service has no pack.
        guard template?.code != .tourism else { return }
        let (weight, net) = (offer.packedWeightGrams, offer.netQuantity)
        let volume = offer.lengthCm * offer.widthCm * offer.heightCm
        var faults: [QualityFault] = []
        switch offer.netUnit {
        case .grams where weight > net * 4 + 1_000:
            faults.append(Self.tooHeavy(weight, "\(net) g"))
        // Spirits weigh 0.79 g a millilitre at the least; a gift bottle some times its content.
        case .millilitres where weight * 10 < net * 7:
            faults.append(
                QualityFault(
                    "packed_weight_g", "\(net) ml không thể chỉ nặng \(weight) g cả chai.",
                    "\(net) ml cannot weigh \(weight) g with the bottle."))
        case .millilitres where weight > net * 6 + 1_000:
            faults.append(Self.tooHeavy(weight, "\(net) ml"))
        case .grams, .millilitres, .pieces: break
        }
        // Salt, the densest of what is sold by weight, has 2.2 g in a cubic centimetre; what is
        // counted in pieces may be stone or iron.
        let most = offer.netUnit == .pieces ? weight > volume * 8 : net * 2 > volume * 5
        if volume > 0, most {
            faults.append(
                QualityFault(
                    "length_cm",
                    "Hộp \(offer.lengthCm) × \(offer.widthCm) × \(offer.heightCm) cm quá nhỏ"
                        + " để chứa chừng ấy hàng.",
                    "A box of \(offer.lengthCm) × \(offer.widthCm) × \(offer.heightCm) cm is too"
                        + " small for it."))
        }
        tally.note(.measures, faults)
    }

    private static func tooHeavy(_ weight: Int, _ net: String) -> QualityFault {
        QualityFault(
            "packed_weight_g", "Khối lượng đóng gói \(weight) g quá lớn so với \(net) hàng.",
            "A packed weight of \(weight) g is too much for \(net).")
    }
}

extension GTIN {
    /// Whether it is of a range that no producer is given: for use within one shop (020-029,
    /// 040-049, 200-299), refunds and coupons (980-999).
    ///
    /// GS1 General Specifications, 1.4: prefixes of company numbers.
    var isRestricted: Bool {
        // Eight digits have a table of their own: those that begin with 0 or 2 are for one shop.
        if digits.count == 8 { return digits.hasPrefix("0") || digits.hasPrefix("2") }
        let prefix = Int(padded.dropFirst().prefix(3)) ?? 0
        return (20...29).contains(prefix) || (40...49).contains(prefix)
            || (200...299).contains(prefix) || prefix >= 980
    }
}
