package import Market
internal import Reach
internal import Storage

extension CertificateDesk {
    /// What a list of certificates that need somebody is about.
    package enum TaskKind: String, Sendable, CaseIterable {
        /// Claims that nobody has compared with their decisions.
        case toConfirm = "to_confirm"
        /// Stars that end within the calendar's longest time.
        case ending
        /// Stars that have ended within that time.
        case ended
    }

    /// A certificate that needs somebody, with what people know it by.
    package struct CertificateTask: Hashable, Sendable {
        package let shown: Shown
        package let listing: Listing
        package let producer: Producer
    }

    /// A page of tasks, the most urgent first.
    package struct TaskPage: Sendable {
        package let items: [CertificateTask]
        /// Where the next page begins: the day and the certificate of the last line.
        package let next: String?
    }

    /// How many rows one page looks at before it ends early with a cursor, whatever it found.
    private static let mostLooked = 2_000

    /// Certificates of the officer's area, or of the caller's own producers, that need somebody.
    ///
    /// One that a later certificate took over from needs nobody and is left out.
    package func tasks(
        _ kind: TaskKind, cursor: String?, limit: Int, by caller: Caller
    ) async throws -> TaskPage {
        let start = try cursor.map(Self.place)
        let (state, days) = bounds(of: kind)
        return try await house.store.read { session in
            var last = start
            var items: [CertificateTask] = []
            var looked = 0
            while looked < Self.mostLooked {
                let found = try session.certificates(
                    in: state, endingFrom: days.lowerBound, before: days.upperBound,
                    after: last, limit: limit + 1)
                for certificate in found {
                    if items.count == limit { return TaskPage(items: items, next: text(of: last)) }
                    looked += 1
                    last = .init(
                        day: certificate.validTo ?? certificate.claim.decisionDay,
                        id: certificate.id)
                    if let task = try task(certificate, kind, for: caller, in: session) {
                        items.append(task)
                    }
                }
                if found.count <= limit { return TaskPage(items: items, next: nil) }
            }
            return TaskPage(items: items, next: text(of: last))
        }
    }

    private func bounds(of kind: TaskKind) -> (state: String, days: Range<Day>) {
        let today = house.clockwork.today
        let longest = ExpiryCalendar.rungs.max() ?? 0
        let (claimed, confirmed) = (
            CertificateState.claimed.word, CertificateState.confirmed.word
        )
        return switch kind {
        case .toConfirm: (claimed, Day.writable.lowerBound..<Day.writable.upperBound)
        case .ending: (confirmed, today.advanced(by: 1)..<today.advanced(by: longest + 1))
        case .ended: (confirmed, today.advanced(by: -longest)..<today.advanced(by: 1))
        }
    }

    private func task(
        _ certificate: Certificate, _ kind: TaskKind, for caller: Caller,
        in session: StoreSession
    ) throws -> CertificateTask? {
        guard let listing = try session.listing(certificate.listing),
            listing.state != .withdrawn, let producer = try session.producer(listing.producer),
            caller.mayRead(of: producer.id, in: .certificates)
                || ProducerDesk.oversees(caller, producer, house.atlas.sheet.places)
        else { return nil }
        let policy = try session.certificatePolicy()
        let all = try session.certificates(of: listing.id)
        if kind != .toConfirm, all.isFollowed(certificate, policy) { return nil }
        return CertificateTask(
            shown: shown(certificate, of: producer, among: all, policy), listing: listing,
            producer: producer)
    }

    private func text(of place: StoreSession.CertificateEnd?) -> String? {
        place.map { "\($0.day.text)~\($0.id.text)" }
    }

    private static func place(_ cursor: String) throws(CursorError) -> StoreSession.CertificateEnd {
        let parts = cursor.split(separator: "~", maxSplits: 1)
        guard parts.count == 2, let day = Day(parts[0]) else { throw .unreadable }
        return .init(day: day, id: CertificateID(String(parts[1])))
    }
}
