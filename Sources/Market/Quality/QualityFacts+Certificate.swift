internal import Reach

/// Đúng, as to stars: a certificate that an officer confirmed, and that agrees with the decision.
extension QualityFacts {
    /// The certificate whose star is shown on the day.
    var shown: Certificate? {
        certificates.inForce(on: day, policy)
    }

    /// The confirmed one that held last and does not any more, where none is in force.
    var lapsed: Certificate? {
        if shown != nil { return nil }
        return certificates.filter { $0.state == .confirmed && $0.end(policy) <= day }
            .max { $0.end(policy) < $1.end(policy) }
    }

    /// Thirds: a claim wants an officer only, a lapse wants another assessment.
    func lookAtCertificate(_ tally: inout QualityTally) {
        if shown != nil { return }
        if certificates.contains(where: { $0.state == .claimed }) {
            tally.note(.certificate, losing: 1, of: 3, [Self.unconfirmed])
        } else if let lapsed {
            let end = lapsed.end(policy).text
            let wrong = QualityFault(
                "certificates", "Giấy chứng nhận đã hết hiệu lực từ \(end).",
                "The certificate ended on \(end).",
                fix: Sentence(
                    vietnamese: "Đăng ký đánh giá lại để được công nhận tiếp.",
                    english: "Apply for re-assessment."))
            tally.note(.certificate, losing: 2, of: 3, [wrong])
        } else if certificates.contains(where: { $0.state.revokedFrom != nil }) {
            tally.note(.certificate, [Self.revoked])
        } else {
            let wrong = QualityFault(
                "certificates", "Chưa có giấy chứng nhận OCOP nào.", "There is no OCOP certificate."
            )
            tally.note(.certificate, [wrong])
        }
    }

    private static var unconfirmed: QualityFault {
        QualityFault(
            "certificates", "Giấy chứng nhận đã khai nhưng chưa được cán bộ đối chiếu.",
            "A certificate is claimed, and no officer has compared it yet.",
            fix: Sentence(
                vietnamese: "Đính kèm bản chụp giấy chứng nhận và chờ cán bộ đối chiếu.",
                english: "Attach a scan of it and wait for the officer."))
    }

    private static var revoked: QualityFault {
        QualityFault(
            "certificates", "Giấy chứng nhận đã bị thu hồi.", "The certificate was revoked.",
            fix: Sentence(
                vietnamese: "Khắc phục lý do thu hồi rồi đăng ký đánh giá lại.",
                english: "Mend what it was revoked for, then apply again."))
    }

    /// The latest decision that names the product is what its certificates are held against.
    func lookAtOfficialList(_ tally: inout QualityTally) {
        guard let official else { return }
        let claim = official.claim
        let known = certificates.first {
            Self.folded($0.claim.decisionNumber) == Self.folded(claim.decisionNumber)
        }
        guard let known else {
            if certificates.contains(where: { $0.claim.decisionDay > claim.decisionDay }) { return }
            let wrong = QualityFault(
                "certificates",
                "Quyết định \(claim.decisionNumber) công nhận \(claim.star) sao,"
                    + " nhưng sản phẩm chưa có giấy chứng nhận đó.",
                "Decision \(claim.decisionNumber) gave \(claim.star) stars, and no such"
                    + " certificate is entered.",
                fix: Sentence(
                    vietnamese: "Nhận giấy chứng nhận từ phụ lục quyết định.",
                    english: "Take the certificate over from the decision's annex."))
            tally.note(.officialList, losing: 2, of: 5, [wrong])
            return
        }
        let differences = AnnexEntry.differences(of: claim, from: known.claim)
        let faults = differences.map {
            QualityFault(
                "certificates.\($0.field)", $0.message.vietnamese, $0.message.english)
        }
        let isStar = differences.contains { $0.field == "star" }
        tally.note(.officialList, losing: isStar ? 5 : 2, of: 5, faults)
    }

    /// Of the decisions that name the product, the latest.
    var official: OfficialEntry? {
        officials.max { $0.claim.decisionDay < $1.claim.decisionDay }
    }

    private static func folded(_ number: String) -> String {
        number.uppercased().filter { !$0.isWhitespace }
    }
}
