internal import Reach

/// Sống: somebody has looked after the listing lately.
extension QualityFacts {
    /// Days before the end of a lease at which it is time to confirm.
    private static let leaseSoon = 7
    /// Days for which nothing may happen to an empty shelf, or to what an officer asked for.
    private static let stockSoon = 7
    private static let stockLong = 30
    private static let waitingLong = 14

    func lookForAge(_ tally: inout QualityTally) {
        lookAtLease(&tally)
        lookAtCertificateEnd(&tally)
        lookAtStock(&tally)
        lookAtProducer(&tally)
        if listing.state == .needsWork, idleDays >= Self.waitingLong {
            tally.note(
                .waiting,
                [
                    QualityFault(
                        "state", "Cán bộ yêu cầu sửa đã \(idleDays) ngày mà chưa gửi lại.",
                        "An officer asked for work \(idleDays) days ago.")
                ])
        }
    }

    /// Whole days since anything of the listing changed.
    private var idleDays: Int {
        max(0, Day(utcMilliseconds: listing.updatedAt).distance(to: day))
    }

    private func lookAtLease(_ tally: inout QualityTally) {
        guard let left = listing.freshDaysLeft(on: day) else {
            // Samples have no lease; what is not on sale has none yet.
            guard listing.state == .approved, listing.sampleFields.isEmpty else { return }
            tally.note(
                .lease, losing: 1, of: 2,
                [
                    QualityFault(
                        "stock", "Chưa từng xác nhận giá và tồn kho.",
                        "Price and stock were never confirmed.")
                ])
            return
        }
        if left == 0 {
            tally.note(
                .lease,
                [
                    QualityFault(
                        "stock", "Quá hạn xác nhận giá và tồn kho, sản phẩm đã tự tạm dừng.",
                        "Nobody confirmed price and stock in time; the listing paused itself.")
                ])
        } else if left <= Self.leaseSoon {
            tally.note(
                .lease, losing: 1, of: 4,
                [
                    QualityFault(
                        "stock", "Còn \(left) ngày nữa là phải xác nhận giá và tồn kho.",
                        "Price and stock must be confirmed within \(left) days.")
                ])
        }
    }

    /// By the rungs of the calendar of ends: a quarter at 180 days, half at 90, then three.
    private func lookAtCertificateEnd(_ tally: inout QualityTally) {
        if let lapsed {
            let end = lapsed.end(policy).text
            tally.note(
                .certificateEnd,
                [
                    QualityFault(
                        "certificates", "Giấy chứng nhận hết hạn từ \(end) chưa được nối tiếp.",
                        "The certificate ended on \(end) and none follows it.")
                ])
            return
        }
        guard let shown, !certificates.isFollowed(shown, policy) else { return }
        let left = day.distance(to: shown.end(policy))
        let part = left <= 30 ? 3 : left <= 90 ? 2 : left <= 180 ? 1 : 0
        tally.note(
            .certificateEnd, losing: part, of: 4,
            [
                QualityFault(
                    "certificates", "Giấy chứng nhận còn \(left) ngày là hết hạn.",
                    "The certificate ends in \(left) days.")
            ])
    }

    private func lookAtStock(_ tally: inout QualityTally) {
        guard template?.code != .tourism, listing.stock == 0, idleDays >= Self.stockSoon else {
            return
        }
        tally.note(
            .stock, losing: idleDays >= Self.stockLong ? 2 : 1, of: 2,
            [
                QualityFault(
                    "stock", "Hết hàng, \(idleDays) ngày chưa cập nhật.",
                    "Out of stock, and nothing said for \(idleDays) days.")
            ])
    }

    /// A season is over by itself and costs nothing; a suspension is not.
    private func lookAtProducer(_ tally: inout QualityTally) {
        let closure = producer.closure(on: day)
        guard producer.state == .suspended || closure?.kind == .suspension else { return }
        let reason = closure?.reason.sentence
        tally.note(
            .producer,
            [
                QualityFault(
                    "producer.state", reason?.vietnamese ?? "Chủ thể đang bị đình chỉ.",
                    reason?.english ?? "The producer is suspended.")
            ])
    }
}
