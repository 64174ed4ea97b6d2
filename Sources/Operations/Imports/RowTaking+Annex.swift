internal import Market
internal import Reach
internal import Storage

extension RowTaking {
    /// Makes drafts of what a decision recognised, or says what is there already.
    mutating func bring(
        _ line: AnnexLine, _ header: AnnexHeader, in session: StoreSession
    ) throws -> ImportedRow {
        if line.isUnreadable { throw Refusal(problems: line.problems) }
        let commune = commune(of: line)
        let problems = faults(of: line, commune, header)
        guard case .success(let commune) = commune, problems.isEmpty,
            let claim = line.claim(in: provinceName(of: commune))
        else { throw Refusal(problems: problems) }
        var line = line
        line.claim = claim
        if let known = try known(line, in: commune, session) {
            return compared(
                line, with: known.claim, named: known.product, subject: known.id.text, header)
        }
        let producer = try producer(line, in: commune, header, in: session)
        if let known = try session.annexEntry(
            of: producer.id, product: line.product, decision: line.claim.decisionNumber)
        {
            return compared(
                line, with: known.claim, named: known.product, subject: known.id.text, header)
        }
        let alike = try session.listings(of: producer.id, like: line.product)
        for listing in alike {
            let certificate = try session.certificates(of: listing.id).first {
                $0.claim.decisionNumber == line.claim.decisionNumber
            }
            guard let certificate else { continue }
            return compared(
                line, with: certificate.claim, named: listing.offer.name,
                subject: certificate.id.text, header)
        }
        return try keep(line, of: producer, in: commune, alike, in: session)
    }

    /// What an earlier annex said of the same product of the same producer by the same decision,
    /// whatever the producer calls itself or its product by now.
    private func known(
        _ line: AnnexLine, in commune: Commune, _ session: StoreSession
    ) throws -> AnnexEntry? {
        let name = ProducerName(line.producer)
        return try session.annexEntries(
            product: line.product, decision: line.claim.decisionNumber
        ).first { entry in
            entry.commune == commune.code
                && ProducerName(entry.producerName).likeness(to: name) == .same
        }
    }

    /// What cannot be read in the row, and what of the rest names nothing that there is.
    private func faults(
        of line: AnnexLine, _ commune: Result<Commune, FieldProblems>, _ header: AnnexHeader
    ) -> [RowProblem] {
        var more: [FieldProblem] = []
        var province = "?"
        switch commune {
        case .success(let commune): province = provinceName(of: commune)
        case .failure(let refused): more += refused.all
        }
        if line.claim(in: province) == nil { more.append(AnnexLine.unsaidIssuer) }
        let told = Set(line.problems.map(\.field))
        // Whose decision it is follows from its day and its stars.
        let isIssuerOpen = told.contains("star") || told.contains("decision_date")
        return line.problems
            + more.filter { problem in
                !told.contains(problem.field) && !(problem.field == "issuer" && isIssuerOpen)
            }.map { RowProblem($0, column: header.letters(of: $0.field)) }
    }

    private func provinceName(of commune: Commune) -> String {
        house.atlas.sheet.places.provinceByCode[commune.province]?.fullName ?? ""
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
}
