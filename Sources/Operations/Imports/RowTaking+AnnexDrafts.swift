internal import Market
internal import Reach
internal import Storage

/// The drafts that a row of an annex makes; nobody but its people and officers sees them.
extension RowTaking {
    /// The producer of that name in the commune, or a draft of one that waits to be claimed.
    func producer(
        _ line: AnnexLine, in commune: Commune, _ header: AnnexHeader, in session: StoreSession
    ) throws -> Producer {
        let wanted = ProducerName(line.producer)
        var found: [Producer] = []
        var perhaps: [Producer] = []
        for named in try session.producers(in: commune.code) {
            let likeness = wanted.likeness(to: ProducerName(named.profile.name))
            if likeness == .different { continue }
            // One that was merged away goes on under another name, perhaps elsewhere.
            let living = try named.mergedInto.flatMap { try session.producer($0) } ?? named
            if (found + perhaps).contains(where: { $0.id == living.id }) { continue }
            if likeness == .same { found.append(living) } else { perhaps.append(living) }
        }
        if found.count > 1 {
            throw refusal(Self.severalProducers(found.map(\.id.text)), header)
        }
        if let producer = found.first {
            guard house.oversees(caller, producer) else { throw refusal(Self.outsideArea, header) }
            return producer
        }
        if !perhaps.isEmpty { throw refusal(Self.otherMarks(perhaps), header) }
        return try house.register(
            ProducerProfile(
                name: line.producer, legalForm: line.legalForm, registrationNumber: nil,
                commune: commune.code),
            demandsRegistration: false, by: caller, at: now, in: session)
    }

    /// Keeps what the decision says, with a draft of a listing and its certificate.
    ///
    /// Another decision on a draft of an earlier annex is one more certificate of it. A listing
    /// of that name that its producer registered is left as it is: the entry waits for it.
    func keep(
        _ line: AnnexLine, of producer: Producer, in commune: Commune, _ alike: [Listing],
        in session: StoreSession
    ) throws -> ImportedRow {
        var draft: Listing?
        if alike.isEmpty {
            draft = try register(line, of: producer, in: session)
        } else if alike.count == 1, alike[0].state == .draft,
            try !session.annexEntries(takenBy: alike[0].id).isEmpty
        {
            draft = alike[0]
        }
        let entry = AnnexEntry(
            id: AnnexEntryID(house.clockwork.ids.make("ax")), producer: producer.id,
            product: line.product, set: line.set, claim: line.claim,
            producerName: line.producer, commune: commune.code, createdAt: now,
            listing: draft?.id, completedAt: draft.map { _ in now })
        try session.insert(entry)
        if let draft {
            // The officer who brings the annex has the decision before the eyes.
            _ = try session.insert(
                Certificate(
                    id: CertificateID(house.clockwork.ids.make("ct")), listing: draft.id,
                    claim: line.claim, state: .confirmed))
        }
        try house.note(
            "annex_entry_kept", on: entry.id.text, by: caller, line.claim.decisionNumber, at: now,
            in: session)
        return ImportedRow(line.number, .new, subject: memory.isDryRun ? nil : entry.id.text)
    }

    private func register(
        _ line: AnnexLine, of producer: Producer, in session: StoreSession
    ) throws -> Listing {
        let listing = Listing(
            id: ListingID(house.clockwork.ids.make("ls")), producer: producer.id,
            offer: Offer(ofDecision: line.product, set: line.set), stock: 0, updatedAt: now)
        try session.insert(listing)
        let act = "listing_registered"
        try session.keep(ListingVersion(of: listing, act: act, keyID: caller.keyID, at: now))
        try house.note(
            act, on: listing.id.text, by: caller, line.claim.decisionNumber, at: now, in: session)
        return listing
    }

    private func refusal(_ problem: FieldProblem, _ header: AnnexHeader) -> Refusal {
        Refusal(problems: [RowProblem(problem, column: header.letters(of: problem.field))])
    }

    private static func severalProducers(_ ids: [String]) -> FieldProblem {
        let list = ids.prefix(10).joined(separator: ", ")
        return FieldProblem(
            "producer", .notAllowed,
            vi: "Xã này có nhiều chủ thể cùng tên: \(list). Hãy gộp hoặc phân biệt trước.",
            en: "Several producers of the commune have this name: \(list). Merge them first.")
    }

    private static func otherMarks(_ known: [Producer]) -> FieldProblem {
        let list = known.prefix(10).map { "\($0.profile.name) (\($0.id.text))" }
            .joined(separator: "; ")
        return FieldProblem(
            "producer", .notAllowed,
            vi: "Xã này có chủ thể tên chỉ khác dấu: \(list). Hãy ghi tên đúng như đã đăng ký,"
                + " hoặc đăng ký chủ thể mới trước.",
            en: "A producer of the commune differs in marks alone: \(list). Write its name as it"
                + " is registered, or register the other one first.")
    }
}
