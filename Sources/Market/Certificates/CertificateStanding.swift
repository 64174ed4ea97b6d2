package import Reach

/// How a certificate stands on a day, as people are shown it; never stored.
package enum CertificateStanding: Hashable, Sendable {
    /// Nobody has compared it with the decision.
    case claimed
    /// Its decision is of a later day.
    case notYet
    case inForce
    /// In force, and a rung of the calendar before its end is reached.
    case expiring(rung: Int, daysLeft: Int)
    case lapsed
    case revoked
    /// A later one, which holds today, took over while this one held.
    case superseded(by: CertificateID)

    /// The stable word of each kind.
    package enum Word: String, Sendable, CaseIterable {
        case claimed
        case notYet = "not_yet"
        case inForce = "in_force"
        case expiring
        case lapsed
        case revoked
        case superseded
    }

    package var word: Word {
        switch self {
        case .claimed: .claimed
        case .notYet: .notYet
        case .inForce: .inForce
        case .expiring: .expiring
        case .lapsed: .lapsed
        case .revoked: .revoked
        case .superseded: .superseded
        }
    }

    /// Whether this is the certificate whose star is shown.
    package var showsStar: Bool {
        switch self {
        case .inForce, .expiring: true
        case .claimed, .notYet, .lapsed, .revoked, .superseded: false
        }
    }

    /// What it means, for somebody who holds the pack in hand.
    package var sentence: Sentence {
        switch self {
        case .claimed: Word.claimed.sentence
        case .notYet: Word.notYet.sentence
        case .inForce: Word.inForce.sentence
        case .expiring(_, let days):
            Sentence(
                vietnamese: "Giấy chứng nhận còn hiệu lực, còn \(days) ngày nữa thì hết hạn.",
                english: "The certificate is in force and ends in \(days) days.")
        case .lapsed: Word.lapsed.sentence
        case .revoked: Word.revoked.sentence
        case .superseded: Word.superseded.sentence
        }
    }
}

extension CertificateStanding.Word {
    /// The meaning without the figures of one certificate.
    package var sentence: Sentence {
        switch self {
        case .claimed:
            Sentence(
                vietnamese: "Chủ thể đã khai, cán bộ chưa đối chiếu với quyết định.",
                english: "It is claimed, and no officer has compared it with the decision.")
        case .notYet:
            Sentence(
                vietnamese: "Quyết định chưa đến ngày có hiệu lực.",
                english: "The decision is of a later day.")
        case .inForce:
            Sentence(
                vietnamese: "Giấy chứng nhận còn hiệu lực.",
                english: "The certificate is in force.")
        case .expiring:
            Sentence(
                vietnamese: "Giấy chứng nhận còn hiệu lực nhưng sắp hết hạn.",
                english: "The certificate is in force and ends soon.")
        case .lapsed:
            Sentence(
                vietnamese: "Giấy chứng nhận đã hết hạn; sản phẩm không còn được mang số sao này.",
                english: "The certificate has ended; the product may not carry its star any more.")
        case .revoked:
            Sentence(
                vietnamese: "Giấy chứng nhận đã bị thu hồi; không được mang số sao này.",
                english: "The certificate was revoked; its star may not be carried.")
        case .superseded:
            Sentence(
                vietnamese: "Đã có giấy chứng nhận mới hơn thay thế.",
                english: "A later certificate has taken its place.")
        }
    }
}
