internal import Market
internal import Reach

/// What an inspector reads on the terminal: the verdict, what speaks for care, and the facts.
enum PassportReport {
    static func lines(of verdict: PassportVerdict) -> [String] {
        let head = verdict.refusal.map(sentence) ?? genuine
        let remarks = verdict.remarks.map(sentence)
        let facts = verdict.document.map(facts) ?? []
        return ([head] + remarks).map { "\($0.vietnamese) / \($0.english)" } + facts
    }

    private static let genuine = say("THẬT: chứng thư còn hiệu lực.", "GENUINE: it holds today.")

    private static func sentence(_ refusal: PassportVerdict.Refusal) -> Sentence {
        switch refusal {
        case .unreadable:
            say("KHÔNG ĐỌC ĐƯỢC: không phải chứng thư.", "UNREADABLE: this is no passport.")
        case .unknownKey(let id):
            say(
                "KHÔNG RÕ: tệp khoá không có khoá \(id); hãy tải lại.",
                "UNKNOWN: the key \(id) is not in the file; fetch it anew.")
        case .badSignature:
            say("GIẢ: chữ ký không đúng.", "FORGED: the signature does not hold.")
        case .notYet:
            say(
                "KHÔNG TIN: chứng thư đề ngày sau đồng hồ máy này.",
                "NOT BELIEVED: it was issued later than this clock says.")
        case .expired:
            say("HẾT HẠN: hãy tải chứng thư mới.", "EXPIRED: fetch a new document.")
        case .revoked(let day):
            say(
                "ĐÃ THU HỒI từ ngày \(day.text).", "REVOKED from \(day.text) on.")
        }
    }

    private static func sentence(_ remark: PassportVerdict.Remark) -> Sentence {
        switch remark {
        case .noRevocationList:
            say(
                "Chưa đối chiếu danh sách thu hồi.", "No list of revocations was looked at.")
        case .unreadableRevocationList:
            say(
                "Danh sách thu hồi không đúng; chưa đối chiếu được.",
                "The list of revocations does not hold; nothing was compared.")
        case .oldRevocationList:
            say(
                "Danh sách thu hồi đã cũ; hãy tải lại.",
                "The list of revocations is old; fetch it anew.")
        case .withdrawn:
            say("Chủ thể đã rút sản phẩm.", "The producer has withdrawn the product.")
        case .noStar:
            say(
                "Sản phẩm không có sao OCOP; bao bì không được in sao.",
                "The product has no stars; its pack may bear none.")
        }
    }

    private static func facts(_ document: PassportDocument) -> [String] {
        var lines = [
            "product\t\(document.name), \(document.pack)",
            "producer\t\(document.producer), \(document.commune)",
            "listing\t\(document.listing.text)",
        ]
        if let gtin = document.gtin { lines.append("gtin\t\(gtin)") }
        if let star = document.star {
            lines.append("stars\t\(star.claim.star)")
            lines.append(
                "decision\t\(star.claim.decisionNumber)\t\(star.claim.decisionDay.text)\t"
                    + star.claim.issuer)
            lines.append("valid_until\t\(star.validUntil.text)")
        }
        return lines + [
            "issued\t\(Instant.text(document.issuedAt * 1_000))",
            "expires\t\(Instant.text(document.expiresAt * 1_000))",
        ]
    }

    private static func say(_ vietnamese: String, _ english: String) -> Sentence {
        Sentence(vietnamese: vietnamese, english: english)
    }
}
