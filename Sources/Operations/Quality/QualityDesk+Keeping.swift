package import Market
internal import Reach
internal import Storage

extension QualityDesk {
    /// The most days that are named to who asks for one that was not kept.
    private static let mostDays = 12

    /// Keeps today's report of the caller's area; a month that has one keeps that.
    package func keep(
        by caller: Caller, once: Once,
        render: @escaping @Sendable (QualityReport) throws -> Answer
    ) async throws -> Answer {
        let area = try ownArea(of: caller)
        let report = try await report(of: area)
        let pieces = report.keptPieces
        return try await house.write(by: caller, once, render: render) {
            [house] session, now in
            let head = StoreSession.KeptQuality(
                id: house.clockwork.ids.make("qr"), area: area, day: report.day,
                rules: report.rules, sha256: report.sha256, keptAt: now, keptBy: caller.keyID)
            if try session.keep(head, pieces: pieces) {
                try house.note(
                    "quality_report_kept", on: head.id, by: caller, at: now, in: session)
                var kept = report
                kept.keptAt = now
                return kept
            }
            guard let known = try session.keptReport(of: area, inMonthOf: report.day) else {
                throw StoreError.unreadable("quality_report")
            }
            return try QualityReport(known, pieces: session.pieces(ofReport: known.id))
        }
    }

    /// The report of a past day that somebody kept of the area, or of one around it.
    func keptReport(of area: QualityArea, on day: Day) async throws -> QualityReport {
        let around = try await areas(around: area)
        return try await house.store.read { session in
            var days: Set<Day> = []
            for wider in [area] + around {
                if let head = try session.keptReport(of: wider, inMonthOf: day), head.day == day {
                    let report = try QualityReport(
                        head, pieces: session.pieces(ofReport: head.id))
                    return wider == area ? report : report.narrowed(to: area)
                }
                days.formUnion(try session.keptDays(of: wider, limit: Self.mostDays))
            }
            throw Failure.notKept(day, kept: Array(days.sorted(by: >).prefix(Self.mostDays)))
        }
    }

    private func areas(around area: QualityArea) async throws -> [QualityArea] {
        let places = house.atlas.sheet.places
        func around(_ commune: CommuneCode) -> [QualityArea] {
            (places[commune].map { [.province($0.province)] } ?? []) + [.country]
        }
        switch area {
        case .country: return []
        case .province: return [.country]
        case .commune(let code): return around(code)
        case .producer(let id):
            let commune = try await owner(id).profile.commune
            return [.commune(commune)] + around(commune)
        }
    }
}
