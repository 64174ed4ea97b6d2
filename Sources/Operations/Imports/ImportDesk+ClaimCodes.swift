package import Market
internal import Reach
internal import Storage

extension ImportDesk {
    /// What is handed to a producer that an annex made: its products and the code to claim it by.
    package struct ClaimSlip: Sendable {
        package let producer: ProducerID
        package let name: String
        /// Type and name of its commune, as people write them.
        package let commune: String
        package let products: [String]
        package let code: OneTimeCode
        /// In UTC milliseconds.
        package let expiresAt: Int64
    }

    /// Producers whose codes one transaction makes; so long others wait for the writer.
    private static let codesAtOnce = 100
    private static let rowsAtOnce = 1_000
    /// Products that a slip names; the producer sees all of them once it has claimed them.
    private static let mostProducts = 20

    /// Makes a code for each producer that the rows of an annex made and that nobody owns yet.
    ///
    /// Codes are shown in this answer and never again; their hashes alone are kept. Asked again
    /// it makes none for whom there is one that can still be used, unless `renewing`, which makes
    /// those that were never used worth nothing. Throws `ImportError` for what is no annex that
    /// was brought in earnest and is over.
    package func claimCodes(
        of id: ImportID, renewing: Bool, by caller: Caller
    ) async throws -> [ClaimSlip] {
        let entry = try await find(id, by: caller)
        guard caller.role == .officer || caller.role == .admin else {
            throw AccessError.roleNotAllowed(caller.role)
        }
        guard entry.kind == .annex, !entry.isDryRun else { throw ImportError.makesNoCodes(id) }
        guard entry.state.isOver else { throw ImportError.underWay(id) }
        let made = try await madeProducers(by: id)
        var slips: [ClaimSlip] = []
        for start in stride(from: 0, to: made.count, by: Self.codesAtOnce) {
            let part = Array(made[start..<min(start + Self.codesAtOnce, made.count)])
            slips += try await house.store.write { [house] session in
                try part.compactMap { producer, products in
                    try house.slip(
                        for: producer, products, renewing: renewing, by: caller, in: session)
                }
            }
        }
        return slips
    }

    /// The producers that new rows of the annex are about, with their products, in its order.
    private func madeProducers(by id: ImportID) async throws -> [(ProducerID, [String])] {
        var order: [ProducerID] = []
        var products: [ProducerID: [String]] = [:]
        var last = 0
        while true {
            let (entries, end) = try await house.store.read { [last] session in
                let rows = try session.importedRows(
                    of: id, outcome: .new, after: last, limit: Self.rowsAtOnce)
                let entries = try rows.compactMap { row in
                    try row.subject.flatMap { try session.annexEntry(AnnexEntryID($0)) }
                }
                return (entries, rows.last?.number)
            }
            guard let end else { break }
            last = end
            for entry in entries {
                if products[entry.producer] == nil { order.append(entry.producer) }
                products[entry.producer, default: []].append(entry.product)
            }
        }
        return order.map { ($0, Array((products[$0] ?? []).prefix(Self.mostProducts))) }
    }
}

extension House {
    /// `nil` for a producer that somebody owns, that was merged away, that is of another area, or
    /// that has a code.
    fileprivate func slip(
        for id: ProducerID, _ products: [String], renewing: Bool, by caller: Caller,
        in session: StoreSession
    ) throws -> ImportDesk.ClaimSlip? {
        let now = clockwork.now()
        guard let producer = try session.producer(id), producer.mergedInto == nil,
            oversees(caller, producer), try !MemberDesk.hasOwner(id, in: session)
        else { return nil }
        let open = try session.openTickets(of: id, at: now).filter { $0.purpose == .claim }
        if !open.isEmpty, !renewing { return nil }
        for var old in open {
            old.withdrawnAt = now
            try session.update(old)
        }
        let code = MemberDesk.freshCode()
        let purpose = CodeTicket.Purpose.claim
        let ticket = CodeTicket(
            id: clockwork.ids.make("oc"), finder: code.finder, hash: code.hash, producer: id,
            purpose: purpose, member: .owner, label: producer.profile.name,
            madeBy: caller.keyID, madeAt: now,
            expiresAt: now + Int64(purpose.days) * 86_400_000)
        try session.insert(ticket)
        try note(
            "\(purpose.rawValue)_issued", on: id.text, by: caller,
            "\(ticket.id) \(ticket.member.rawValue)", at: now, in: session)
        let places = atlas.sheet.places
        let commune = places[producer.profile.commune].map(places.fullName)
        return ImportDesk.ClaimSlip(
            producer: id, name: producer.profile.name, commune: commune ?? "",
            products: products, code: code, expiresAt: ticket.expiresAt)
    }
}

extension SheetDocument {
    /// Slips as a table to be printed and cut; whoever has it can claim those producers.
    package static func slips(
        _ slips: [ImportDesk.ClaimSlip], as form: SheetForm
    ) async throws -> SheetDocument {
        let header = [
            "Chủ thể", "Xã, phường", "Sản phẩm", "Mã nhận", "Dùng đến ngày", "Mã chủ thể",
        ]
        let rows = slips.map { slip in
            [
                slip.name, slip.commune, slip.products.joined(separator: "; "),
                slip.code.written, Day(utcMilliseconds: slip.expiresAt).text,
                slip.producer.text,
            ]
        }
        return try await made([header] + rows, named: "Mã nhận", as: form)
    }
}
