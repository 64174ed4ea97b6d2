package import Market
internal import Reach
package import Storage

/// Shows what goes out to people, and notices what no request brings about: a star that ends.
package struct NoticeDesk: Sendable {
    /// Certificates looked at in one transaction.
    private static let certificatesAtOnce = 500

    let house: House

    /// Queues a notice for each certificate that has reached a rung of the calendar; telling it
    /// twice is told once. Answers how many certificates were looked at.
    @discardableResult
    package func tellOfEndingCertificates() async throws -> Int {
        var last = CertificateID("")
        var count = 0
        while true {
            let after = last
            let seen = try await house.store.write { [house] session in
                let certificates = try session.certificates(
                    after: after, limit: Self.certificatesAtOnce)
                for certificate in certificates {
                    try house.tellIfEnding(certificate, in: session)
                }
                return certificates.map(\.id)
            }
            count += seen.count
            guard let newest = seen.last, seen.count == Self.certificatesAtOnce else { break }
            last = newest
        }
        house.publishNotices()
        return count
    }

    /// Notices, newest first; only an admin sees them, since they name addresses.
    package func page(
        in state: QueuedNotice.State?, before id: String?, limit: Int, by caller: Caller
    ) async throws -> [QueuedNotice] {
        try demandAdmin(caller)
        return try await house.store.read {
            try $0.notices(in: state, before: id, limit: limit)
        }
    }

    /// Lets all parked notices try again; answers how many.
    package func replay(by caller: Caller) async throws -> Int {
        try demandAdmin(caller)
        let now = house.clockwork.now()
        let count = try await house.store.write { [house] session in
            let count = try session.replayNotices(at: now)
            try house.note(
                "notices_replayed", on: "notices", by: caller, "\(count)", at: now, in: session)
            return count
        }
        house.publishNotices()
        return count
    }

    private func demandAdmin(_ caller: Caller) throws(AccessError) {
        if caller.role != .admin { throw .roleNotAllowed(caller.role) }
    }
}

extension House {
    /// A certificate that a later one has taken over from is not spoken of.
    fileprivate func tellIfEnding(_ certificate: Certificate, in session: StoreSession) throws {
        let policy = try session.certificatePolicy()
        let today = clockwork.today
        let ends = certificate.end(policy)
        guard certificate.isInForce(on: today, policy),
            let rung = ExpiryCalendar.rung(daysLeft: today.distance(to: ends))
        else { return }
        let all = try session.certificates(of: certificate.listing)
        guard !all.isFollowed(certificate, policy),
            let listing = try session.listing(certificate.listing),
            listing.state != .withdrawn, let producer = try session.producer(listing.producer)
        else { return }
        let notice = Notice.certificateExpiring(
            certificate.id, name: listing.offer.name,
            decision: certificate.claim.decisionNumber, ends: ends, days: rung)
        try tell(notice, round: "\(rung)", to: producer, at: clockwork.now(), in: session)
    }
}
