package import Reach

/// Why a certificate is taken back.
///
/// Decision 26/2026/QĐ-TTg, article 8, names six grounds. The province has no transcript of it
/// here: the first two are reported from practice (47 certificates revoked in December 2024), the
/// other four group what such articles usually hold. An operator compares them with the text
/// before the first revocation; the words of the codes stay either way.
package enum RevocationGround: String, Sendable, CaseIterable {
    case notReassessed = "not_reassessed"
    case failedReassessment = "failed_reassessment"
    case falseDossier = "false_dossier"
    case unsafeOrBelowStandard = "unsafe_or_below_standard"
    case markMisused = "mark_misused"
    case noLongerMade = "no_longer_made"

    /// How sure the house is that the decision words the ground so.
    package enum Confidence: String, Sendable, CaseIterable {
        /// Reported by a public source.
        case reported
        /// A reading that is still to be compared with the text.
        case toBeChecked = "to_be_checked"
    }

    package var confidence: Confidence {
        switch self {
        case .notReassessed, .failedReassessment: .reported
        case .falseDossier, .unsafeOrBelowStandard, .markMisused, .noLongerMade: .toBeChecked
        }
    }

    /// The ground as producers and buyers read it.
    package var sentence: Sentence {
        switch self {
        case .notReassessed:
            Sentence(
                vietnamese: "Hết 36 tháng mà sản phẩm không được đánh giá lại.",
                english: "The product was not assessed again within 36 months.")
        case .failedReassessment:
            Sentence(
                vietnamese: "Đánh giá lại không đạt hạng sao đã được công nhận.",
                english: "The assessment made again did not reach the recognised star.")
        case .falseDossier:
            Sentence(
                vietnamese: "Hồ sơ đề nghị công nhận có thông tin không đúng sự thật.",
                english: "The dossier that asked for recognition was not true.")
        case .unsafeOrBelowStandard:
            Sentence(
                vietnamese: "Sản phẩm không bảo đảm chất lượng hoặc an toàn như đã công bố.",
                english: "The product is not of the quality or safety that was declared.")
        case .markMisused:
            Sentence(
                vietnamese: "Dùng nhãn hiệu chứng nhận OCOP sai quy định.",
                english: "The OCOP mark was used against its rules.")
        case .noLongerMade:
            Sentence(
                vietnamese: "Chủ thể ngừng hoạt động hoặc không còn làm sản phẩm này.",
                english: "The producer has ceased or makes the product no longer.")
        }
    }
}
