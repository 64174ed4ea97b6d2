internal import Market
internal import Operations
internal import Reach

// Stars and certificates, as they stand on the day on which the page is asked for.
extension PassportPage {
    func star(_ view: PassportDesk.View) -> String {
        guard let shown = view.star else { return noStar(view) }
        let count = shown.certificate.claim.star
        return "<h2>OCOP</h2>\n<p class=\"state\"><span aria-hidden=\"true\">"
            + String(repeating: "★", count: count) + "</span> "
            + say("\(count) sao OCOP", "\(count) OCOP stars") + "</p>\n"
            + "<p>\(shown.standing.sentence.text(in: language)) \(paper(shown)) "
            + say("Hiệu lực đến hết ngày", "It holds to the end of")
            + " \(written(shown.lastDay)).</p>\n"
            + successor(shown)
    }

    /// A pack may still bear a star that has ended, so the page says so in plain words.
    private func noStar(_ view: PassportDesk.View) -> String {
        var text =
            "<h2>OCOP</h2>\n<p class=\"state none\">"
            + say("Hiện không có sao OCOP", "No OCOP stars at present") + "</p>\n"
        guard let last = view.sequence.last else { return text }
        text += "<p>\(last.standing.sentence.text(in: language)) \(paper(last)) "
        if let ground = last.certificate.state.ground {
            text += ground.sentence.text(in: language) + " "
        }
        text += say(
            "Sao còn in trên bao bì không còn hiệu lực.",
            "Stars that the pack still bears do not hold any more.")
        return text + "</p>\n" + successor(last)
    }

    func history(_ view: PassportDesk.View) -> String {
        let lines = view.sequence.reversed().map { shown in
            "<li>\(shown.certificate.claim.star) ★, \(kind(shown.certificate.claim.kind)): "
                + "\(paper(shown)) \(shown.standing.sentence.text(in: language))</li>\n"
        }
        return "<h2>\(say("Các lần công nhận", "Recognised so far"))</h2>\n<ul>\n"
            + lines.joined() + "</ul>\n"
    }

    /// "Quyết định 1898/QĐ-UBND ngày 31/12/2025, UBND tỉnh Quảng Ngãi."
    private func paper(_ shown: CertificateDesk.Shown) -> String {
        let claim = shown.certificate.claim
        return say("Quyết định", "Decision") + " \(named(claim.decisionNumber)) "
            + say("ngày", "of") + " \(written(claim.decisionDay)), \(named(claim.issuer))."
    }

    private func successor(_ shown: CertificateDesk.Shown) -> String {
        guard let former = shown.formerIssuer else { return "" }
        return "<p>\(named(former.unit)) "
            + say("đã kết thúc hoạt động từ ngày", "has been no more since")
            + " \(written(former.endedOn)); "
            + say("nay thuộc trách nhiệm của", "now answering for it:")
            + " \(named(former.successor)).</p>\n"
    }

    private func kind(_ kind: CertificateKind) -> String {
        switch kind {
        case .first: say("lần đầu", "first")
        case .upgrade: say("nâng hạng", "upgrade")
        case .reassessment: say("đánh giá lại", "assessed again")
        }
    }
}
