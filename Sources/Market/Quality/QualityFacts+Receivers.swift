internal import Reach

/// Dùng chung: others can take the data and use it.
extension QualityFacts {
    func lookForReceivers(_ tally: inout QualityTally) {
        lookAtPartners(&tally)
        lookAtFeed(&tally)
        switch reach {
        case .served?, nil: return
        case .unknown?:
            tally.note(
                .reach, losing: 1, of: 2,
                [
                    QualityFault(
                        "ships_by_courier", "Chưa rõ có bên vận chuyển nào nhận gói này không.",
                        "It is not known whether any courier takes the pack.")
                ])
        case .notServed?:
            tally.note(
                .reach,
                [
                    QualityFault(
                        "ships_by_courier", "Gói này không gửi được đến nơi nào.",
                        "The pack can be sent nowhere.")
                ])
        }
    }

    /// A refusal counts twice as much as waiting; what is not approved is nobody's yet.
    private func lookAtPartners(_ tally: inout QualityTally) {
        if listing.state != .approved {
            tally.note(
                .partners,
                [
                    QualityFault(
                        "state", "Chưa được duyệt nên đối tác chưa nhận.",
                        "It is not approved, so no partner has it.",
                        fix: Sentence(
                            vietnamese: "Hoàn thiện rồi gửi duyệt.",
                            english: "Complete it and submit it."))
                ])
            return
        }
        let faults = partners.compactMap { partner -> QualityFault? in
            switch partner.outcome {
            case .taken: nil
            case .waiting:
                QualityFault(
                    "partners", "\(partner.name) chưa trả lời.",
                    "\(partner.name) has not answered.",
                    fix: Sentence(
                        vietnamese: "Chờ đối tác trả lời.", english: "Wait for the answer."))
            case .refused(let field, let reason):
                QualityFault(
                    field, "\(partner.name) không nhận: \(reason.vietnamese).",
                    "\(partner.name) does not take it: \(reason.english).", share: 2)
            }
        }
        tally.note(
            .partners, losing: faults.reduce(0) { $0 + $1.share }, of: partners.count * 2, faults)
    }

    /// What receivers of the feed refuse a listing for when it is missing.
    private func lookAtFeed(_ tally: inout QualityTally) {
        var faults: [QualityFault] = []
        if listing.photos.isEmpty {
            faults.append(
                QualityFault("photos", "Đối tác cần ít nhất một ảnh.", "Partners want a photo."))
        }
        if offer.description.isEmpty {
            faults.append(
                QualityFault(
                    "description", "Đối tác cần phần mô tả.", "Partners want a description."))
        }
        let needsBarcode = template?.code != .tourism
        if needsBarcode, offer.details.barcode == nil {
            faults.append(
                QualityFault(
                    "barcode", "Chưa có mã số mã vạch để đối tác nhận diện gói.",
                    "There is no trade item number by which partners know the pack."))
        }
        tally.note(.feed, losing: faults.count, of: needsBarcode ? 3 : 2, faults)
    }
}
