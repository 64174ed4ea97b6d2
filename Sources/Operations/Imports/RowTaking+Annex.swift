internal import Market
internal import Reach
internal import Storage

extension RowTaking {
    /// Keeps what a decision recognised for the producer to claim, or says what is there already.
    mutating func bring(
        _ line: AnnexLine, _ header: AnnexHeader, in session: StoreSession
    ) throws -> ImportedRow {
        if !line.problems.isEmpty { throw Refusal(problems: line.problems) }
        let commune = try commune(line, header)
        let province = house.atlas.sheet.places.provinceByCode[commune.province]?.fullName
        guard let claim = line.claim(in: province ?? "") else {
            throw refusal(AnnexLine.unsaidIssuer, header)
        }
        var line = line
        line.claim = claim
        let producer = try producer(line, in: commune, header, in: session)
        if let known = try session.annexEntry(
            of: producer.id, product: line.product, decision: line.claim.decisionNumber)
        {
            return compared(
                line, with: known.claim, named: known.product, subject: known.id.text, header)
        }
        for listing in try session.listings(of: producer.id, like: line.product) {
            let certificate = try session.certificates(of: listing.id).first {
                $0.claim.decisionNumber == line.claim.decisionNumber
            }
            guard let certificate else { continue }
            return compared(
                line, with: certificate.claim, named: listing.offer.name,
                subject: certificate.id.text, header)
        }
        let entry = AnnexEntry(
            id: AnnexEntryID(house.clockwork.ids.make("ax")), producer: producer.id,
            product: line.product, set: line.set, claim: line.claim, createdAt: now)
        try session.insert(entry)
        try house.note(
            "annex_entry_kept", on: entry.id.text, by: caller, line.claim.decisionNumber, at: now,
            in: session)
        return ImportedRow(
            line.number, .new, subject: memory.isDryRun ? nil : entry.id.text)
    }

    /// The one commune that the words name; several or none is the row's fault.
    private func commune(_ line: AnnexLine, _ header: AnnexHeader) throws -> Commune {
        let sheet = house.atlas.sheet
        var answer = sheet.addresses.resolve(line.place)
        // An annex of a province commonly leaves its own name out.
        if case .province(let code) = caller.scope, case .ambiguous = answer,
            let province = sheet.places.provinceByCode[code]
        {
            let nearer = sheet.addresses.resolve("\(line.place), \(province.fullName)")
            if case .exact = nearer { answer = nearer }
        }
        if let code = CommuneCode(line.place.filter { !$0.isWhitespace }),
            let commune = sheet.places[code]
        {
            return try overseen(commune, header)
        }
        guard case .exact(let found) = answer, let commune = sheet.places[found.commune] else {
            throw refusal(Self.unclear(answer, sheet.places), header)
        }
        return try overseen(commune, header)
    }

    private func overseen(_ commune: Commune, _ header: AnnexHeader) throws -> Commune {
        guard caller.oversees(commune) else { throw refusal(Self.outsideArea, header) }
        return commune
    }

    /// The producer of that name in the commune, or a draft of one that waits to be claimed.
    private func producer(
        _ line: AnnexLine, in commune: Commune, _ header: AnnexHeader, in session: StoreSession
    ) throws -> Producer {
        let wanted = AnnexEntry.folded(line.producer)
        var found: [Producer] = []
        for named in try session.producers(in: commune.code)
        where AnnexEntry.folded(named.profile.name) == wanted {
            // One that was merged away goes on under another name, perhaps elsewhere.
            let living = try named.mergedInto.flatMap { try session.producer($0) } ?? named
            if !found.contains(where: { $0.id == living.id }) { found.append(living) }
        }
        if found.count > 1 {
            throw refusal(Self.severalProducers(found.map(\.id.text)), header)
        }
        if let producer = found.first {
            guard house.oversees(caller, producer) else { throw refusal(Self.outsideArea, header) }
            return producer
        }
        return try house.register(
            ProducerProfile(
                name: line.producer, legalForm: line.legalForm, registrationNumber: nil,
                commune: commune.code),
            demandsRegistration: false, by: caller, at: now, in: session)
    }

    private func compared(
        _ line: AnnexLine, with stored: CertificateClaim, named name: String, subject: String,
        _ header: AnnexHeader
    ) -> ImportedRow {
        let found = AnnexEntry.differences(of: line.claim, from: stored)
        let differing = found.map { RowProblem($0, column: header.letters(of: $0.field)) }
        return ImportedRow(
            line.number, differing.isEmpty ? .unchanged : .differing, subject: subject,
            problems: differing)
    }

    private func refusal(_ problem: FieldProblem, _ header: AnnexHeader) -> Refusal {
        Refusal(problems: [RowProblem(problem, column: header.letters(of: problem.field))])
    }

    private static func unclear(_ answer: AddressAnswer, _ places: Places) -> FieldProblem {
        let names = answer.candidates.prefix(AddressBook.candidateLimit).compactMap { candidate in
            places[candidate.commune].map { commune in
                let province = places.provinceByCode[commune.province]?.name ?? ""
                return "\(commune.fullName), \(province) (\(commune.code.digits))"
            }
        }.joined(separator: "; ")
        if names.isEmpty {
            return FieldProblem(
                "commune", .unknownCommune, vi: "Không tìm thấy xã, phường nào như vậy.",
                en: "There is no commune of that name.")
        }
        return FieldProblem(
            "commune", .ambiguousAddress, vi: "Có thể là: \(names). Hãy ghi rõ hoặc ghi mã xã.",
            en: "This may be: \(names). Write which, or the commune's code.")
    }

    private static let outsideArea = FieldProblem(
        "commune", .notAllowed, vi: "Xã này không thuộc địa bàn của bạn.",
        en: "The commune is outside your area.")

    private static func severalProducers(_ ids: [String]) -> FieldProblem {
        let list = ids.prefix(10).joined(separator: ", ")
        return FieldProblem(
            "producer", .notAllowed,
            vi: "Xã này có nhiều chủ thể cùng tên: \(list). Hãy gộp hoặc phân biệt trước.",
            en: "Several producers of the commune have this name: \(list). Merge them first.")
    }
}
