package import Market
internal import Reach
internal import Storage

/// Takes reports of packs that may not be genuine, from anyone, and has officers settle them.
package struct CounterfeitDesk: Sendable {
    private static let hour: Int64 = 3_600_000
    /// How many rows one page looks at before it ends early with a cursor, whatever it found.
    private static let mostLooked = 2_000
    /// Certificates of one number that are asked where their producers sit.
    private static let mostOfNumber = 500

    /// A report with the way to ask its reporter, for an officer.
    package struct Opened: Hashable, Sendable {
        package let report: CounterfeitReport
        package let contact: String?
    }

    let house: House

    /// Keeps a report and answers its id; the same words again are the same report.
    ///
    /// Beyond the limits of an hour it throws `CounterfeitError.tooMany`. Who reports is asked for
    /// nothing and told to nobody but officers.
    package func report(_ draft: CounterfeitDraft) async throws -> String {
        let checked = try draft.checked()
        let now = house.clockwork.now()
        let id = house.clockwork.ids.make("cf")
        return try await house.store.write { session in
            var clean = checked
            // A number that was typed in small letters is counted with its decision.
            clean.number =
                try session.certificates(decisionNumber: clean.number, limit: 1).first?.claim
                .decisionNumber ?? clean.number
            if let known = try session.counterfeit(like: clean) { return known }
            let made = try session.counterfeits(
                of: clean.number, since: now - Self.hour,
                most: CounterfeitDraft.Limit.perHour)
            guard made.ofNumber < CounterfeitDraft.Limit.perNumberAndHour,
                made.all < CounterfeitDraft.Limit.perHour
            else { throw CounterfeitError.tooMany }
            return try session.insert(
                CounterfeitReport(
                    id: id, number: clean.number, place: clean.place, note: clean.note,
                    hasContact: !clean.contact.isEmpty, at: now),
                of: clean)
        }
    }

    /// Reports of the officer's area, newest first, with the cursor of the next page.
    ///
    /// A number that no certificate has is everybody's: somebody may have made it up.
    package func page(
        in state: CounterfeitReport.State?, before id: String?, limit: Int, by caller: Caller
    ) async throws -> (items: [CounterfeitReport], next: String?) {
        try await house.store.read { [house] session in
            var last = id
            var items: [CounterfeitReport] = []
            var looked = 0
            while looked < Self.mostLooked {
                let found = try session.counterfeits(in: state, before: last, limit: limit + 1)
                for report in found {
                    if items.count == limit { return (items, last) }
                    looked += 1
                    last = report.id
                    if try house.oversees(report, caller, in: session) { items.append(report) }
                }
                if found.count <= limit { return (items, nil) }
            }
            return (items, last)
        }
    }

    /// One report with the reporter's contact; that somebody looked is noted.
    package func open(_ id: String, by caller: Caller) async throws -> Opened {
        let now = house.clockwork.now()
        return try await house.store.write { [house] session in
            let report = try house.counterfeit(id, for: caller, in: session)
            let contact = try session.contact(ofCounterfeit: id)
            if contact != nil {
                try house.note("reporter_read", on: id, by: caller, at: now, in: session)
            }
            return Opened(report: report, contact: contact)
        }
    }

    /// Settles a report; the reporter's contact is erased with it.
    package func settle(
        _ id: String, as state: CounterfeitReport.State, note: String, by caller: Caller,
        once: Once, render: @escaping @Sendable (CounterfeitReport) throws -> Answer
    ) async throws -> Answer {
        var check = FieldCheck()
        let note = check.text(
            note, "note", limit: CounterfeitDraft.Limit.note, multiline: true)
        try check.finish()
        return try await house.write(by: caller, once, render: render) { [house] session, now in
            var report = try house.counterfeit(id, for: caller, in: session)
            try report.settle(state, note, at: now)
            try session.update(report)
            try house.note(
                "counterfeit_\(state.rawValue)", on: id, by: caller, note, at: now, in: session)
            return report
        }
    }

    fileprivate static func producers(
        of number: String, in session: StoreSession
    ) throws -> [Producer] {
        let found = try session.certificates(decisionNumber: number, limit: mostOfNumber)
        var seen: Set<ProducerID> = []
        return try found.compactMap { certificate in
            guard certificate.state != .claimed,
                let listing = try session.listing(certificate.listing),
                seen.insert(listing.producer).inserted
            else { return nil }
            return try session.producer(listing.producer)
        }
    }
}

extension House {
    fileprivate func counterfeit(
        _ id: String, for caller: Caller, in session: StoreSession
    ) throws -> CounterfeitReport {
        guard let report = try session.counterfeit(id) else {
            throw CounterfeitError.notFound(id)
        }
        guard try oversees(report, caller, in: session) else { throw AccessError.outOfScope }
        return report
    }

    fileprivate func oversees(
        _ report: CounterfeitReport, _ caller: Caller, in session: StoreSession
    ) throws -> Bool {
        if caller.role == .admin || caller.scope == .everything { return true }
        let producers = try CounterfeitDesk.producers(of: report.number, in: session)
        return producers.isEmpty
            || producers.contains { ProducerDesk.oversees(caller, $0, atlas.sheet.places) }
    }
}
