package import Reach

/// How far a producer is from its first live listing: each step, per cent, and what comes next.
package struct Readiness: Hashable, Sendable {
    /// One thing that must be so before a listing can be live.
    package struct Step: Hashable, Sendable {
        package let code: Code
        /// The field that is asked for, where the step is one.
        package let field: ProducerField?
        package let isDone: Bool
        /// What to do, in a sentence.
        package let message: Sentence
    }

    /// What the steps are about, in the order in which they are taken.
    package enum Code: String, Sendable, CaseIterable {
        case owner
        case field
        case identity
        case open
        case listing
        case submission
        case live
    }

    package let steps: [Step]

    /// Whole per cent, rounded down; 100 only when every step is done.
    package var percent: Int {
        steps.isEmpty ? 0 : steps.count(where: \.isDone) * 100 / steps.count
    }

    package var next: Step? {
        steps.first { !$0.isDone }
    }

    /// What is asked of a producer on a day: its profile by legal form, an owner, an identity that
    /// was verified, an open booth, and a listing on its way.
    package init(
        of producer: Producer, _ secrets: ProducerSecrets, hasOwner: Bool, listings: [Listing],
        on day: Day
    ) {
        let profile = producer.profile
        let fields = profile.legalForm.needs.map { field in
            let isThere = profile.text(of: field) != nil || secrets.holds(field)
            return Step(
                code: .field, field: field, isDone: isThere,
                message: profile.legalForm.reason(for: field))
        }
        let standing = listings.filter { $0.state != .withdrawn }
        let isLive = standing.contains { $0.isLive(producer: producer, on: day) }
        steps =
            [Self.step(.owner, hasOwner)] + fields + [
                Self.step(.identity, producer.identity == .verified),
                Self.openStep(producer, on: day),
                Self.listingStep(standing, profile.legalForm),
                Self.submissionStep(standing),
                Self.liveStep(standing, isLive: isLive),
            ]
    }

    private static func step(_ code: Code, _ isDone: Bool) -> Step {
        Step(code: code, field: nil, isDone: isDone, message: usual(code))
    }

    private static func openStep(_ producer: Producer, on day: Day) -> Step {
        let message = producer.closure(on: day)?.reason.sentence ?? usual(.open)
        return Step(
            code: .open, field: nil, isDone: producer.isOpen(on: day), message: message)
    }

    /// An association's goods are no step forward: OCOP takes only tourism services of it.
    private static func listingStep(_ listings: [Listing], _ form: LegalForm) -> Step {
        let isFit = listings.contains { form.mayOffer(set: $0.offer.set) }
        let message =
            listings.isEmpty || isFit
            ? usual(.listing)
            : Sentence(
                vietnamese: "Hội, cộng đồng chỉ đăng ký dịch vụ du lịch (bộ 26); hãy thêm dịch vụ.",
                english: "Associations and communities offer tourism services (set 26) only.")
        return Step(code: .listing, field: nil, isDone: isFit, message: message)
    }

    private static func submissionStep(_ listings: [Listing]) -> Step {
        let isSent = listings.contains { [.submitted, .approved, .paused].contains($0.state) }
        let needsWork = listings.contains { $0.state == .needsWork }
        let message =
            needsWork
            ? Sentence(
                vietnamese: "Sửa sản phẩm theo ý kiến của cán bộ rồi gửi lại.",
                english: "Mend the listing as the officer asked, and send it again.")
            : usual(.submission)
        return Step(code: .submission, field: nil, isDone: isSent, message: message)
    }

    private static func liveStep(_ listings: [Listing], isLive: Bool) -> Step {
        let states = Set(listings.map(\.state))
        let message =
            if states.contains(.approved) {
                Sentence(
                    vietnamese: "Xác nhận lại giá và số hàng còn để sản phẩm được bán.",
                    english: "Confirm price and stock, so that the listing is on sale.")
            } else if states.contains(.paused) {
                Sentence(
                    vietnamese: "Mở bán lại sản phẩm đang tạm dừng.",
                    english: "Let the paused listing be sold again.")
            } else {
                usual(.live)
            }
        return Step(code: .live, field: nil, isDone: isLive, message: message)
    }

    private static func usual(_ code: Code) -> Sentence {
        switch code {
        case .owner:
            Sentence(
                vietnamese: "Xin mã nhận quyền ở cán bộ xã rồi nhận chủ thể này.",
                english: "Ask the commune's officer for a claim code and take the producer over.")
        case .field:
            Sentence(vietnamese: "Bổ sung thông tin này.", english: "Fill this in.")
        case .identity:
            Sentence(
                vietnamese: "Đem giấy tờ đến cán bộ xã để xác minh chủ thể.",
                english: "Take your papers to the commune's officer to have it verified.")
        case .open:
            Sentence(
                vietnamese: "Chủ thể đang ngừng bán; hãy liên hệ cán bộ phụ trách.",
                english: "The producer is suspended; speak to the officer in charge.")
        case .listing:
            Sentence(vietnamese: "Thêm sản phẩm đầu tiên.", english: "Add the first listing.")
        case .submission:
            Sentence(
                vietnamese: "Gửi sản phẩm để cán bộ duyệt.",
                english: "Send a listing to be reviewed.")
        case .live:
            Sentence(
                vietnamese: "Chờ cán bộ duyệt sản phẩm đã gửi.",
                english: "Wait for the officer's decision on what was sent.")
        }
    }
}
