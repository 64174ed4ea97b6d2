internal import Reach

/// Thống nhất: the same thing is said with the same words, codes and units everywhere.
extension QualityFacts {
    func lookForDisagreements(_ tally: inout QualityTally) {
        lookAtPack(&tally)
        if let wrong = GoodsFit.problem(of: offer.goods, inSet: offer.set) {
            tally.note(
                .goods, [QualityFault("goods", wrong.vietnamese, wrong.english)])
        }
        lookAtSpelling(&tally)
        lookAtForm(&tally)
        if let unit = GoodsFit.unit(ofSet: offer.set), offer.netUnit != unit {
            tally.note(
                .unit,
                [
                    QualityFault(
                        "net_unit",
                        "Bộ \(offer.set) tính bằng \(unit.rawValue), không bằng"
                            + " \(offer.netUnit.rawValue).",
                        "Set \(offer.set) is counted in \(unit.rawValue), not in"
                            + " \(offer.netUnit.rawValue).")
                ])
        }
    }

    private func lookAtPack(_ tally: inout QualityTally) {
        guard template?.code != .tourism else { return }
        let net = "\(offer.netQuantity) \(offer.netUnit.rawValue)"
        switch PackText(offer.pack).agreement(with: offer, isEaten: isEaten) {
        case .agrees: return
        case .silent:
            tally.note(
                .pack, losing: 1, of: 3,
                [
                    QualityFault(
                        "pack", "Quy cách “\(offer.pack)” chưa nói gói có bao nhiêu (\(net)).",
                        "The pack “\(offer.pack)” does not say how much it holds (\(net)).")
                ])
        case .differs:
            tally.note(
                .pack,
                [
                    QualityFault(
                        "pack", "Quy cách “\(offer.pack)” khác khối lượng tịnh \(net).",
                        "The pack “\(offer.pack)” is not the net quantity \(net).")
                ])
        }
    }

    /// A name that holds the official one may say more; marks and capitals must be the same.
    private func lookAtSpelling(_ tally: inout QualityTally) {
        guard let official else { return }
        let wanted = FoldedText.composed(official.product)
        let name = FoldedText.composed(offer.name)
        if name.contains(wanted) { return }
        let isSpelling = AnnexEntry.folded(name).contains(AnnexEntry.folded(wanted))
        tally.note(
            .spelling, losing: isSpelling ? 1 : 2, of: 2,
            [
                QualityFault(
                    "name", "Quyết định ghi “\(official.product)”, ở đây ghi “\(offer.name)”.",
                    "The decision says “\(official.product)”, the listing “\(offer.name)”.")
            ])
    }

    /// Texts of before checks, or that came past them: not composed, or with gaps inside.
    private func lookAtForm(_ tally: inout QualityTally) {
        let faults = texts.compactMap { field, text -> QualityFault? in
            // Bytes are compared: for Swift the two forms of a letter are equal.
            if !FoldedText.composed(text).utf8.elementsEqual(text.utf8) {
                return QualityFault(
                    field, "Chữ có dấu chưa ở dạng dựng sẵn (NFC).",
                    "The letters are not composed (NFC).")
            }
            if Self.hasNeedlessBlank(text) {
                return QualityFault(
                    field, "Có khoảng trắng thừa.", "There are needless blanks.")
            }
            return nil
        }
        tally.note(.form, faults)
    }

    private static func hasNeedlessBlank(_ text: String) -> Bool {
        var last = UInt8(ascii: " ")
        for byte in text.utf8 {
            if byte == UInt8(ascii: " "), last == byte { return true }
            last = byte
        }
        return last == UInt8(ascii: " ")
    }
}
