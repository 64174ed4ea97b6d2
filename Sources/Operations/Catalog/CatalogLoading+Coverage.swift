internal import Market
internal import Reach
internal import Storage

extension CatalogLoading {
    /// Puts each courier's rows in place of those before, then holds all of the store together.
    mutating func loadCoverage() throws {
        for document in catalog.coverage where isDemo || !document.courier.isSample {
            try load(document)
        }
        if report.changesNothing { return }
        let problems = try session.importedCoverage().validate(places: catalog.places)
            .filter(\.code.refusesImport)
        if problems.isEmpty { return }
        let folders = catalog.coverage.map { ("coverage/\($0.courier.code.text)", $0) }
        throw CatalogProblems(problems.map { CatalogProblem($0, in: folders) })
    }

    private mutating func load(_ document: CoverageDocument) throws {
        let courier = document.courier
        let draft = try document.draft()
        try draft.finish()
        let rows = draft.rows
        // What the files said when they were loaded last. While they say the same, the rows in
        // the store are the newer ones: a suspension that was sent in since then must stay.
        let stampName = "catalog.coverage.\(courier.code.text)"
        let stamp = "\(document.hash) \(courier.isSample) \(courier.name)"
        if try session.setting(stampName) == stamp {
            report.parts.append(CatalogReport.Part(.coverage(courier.code), total: rows.count))
            return
        }
        try session.set(stampName, to: stamp)
        let known = try session.couriers().first { $0.code == courier.code }
        let changes = CoverageChange.changes(
            from: try session.coverageRows(of: courier.code), to: rows)
        let difference = CoverageDifference(changes, rowCount: rows.count)
        let renamed = known == courier ? 0 : 1
        let part = CatalogReport.Part(
            .coverage(courier.code), total: rows.count, added: difference.added.count,
            changed: difference.changed.count + renamed, removed: difference.ended.count)
        report.parts.append(part)
        if part.isUnchanged { return }
        try session.upsert(courier)
        let entry = CoverageImport(
            id: house.clockwork.ids.make("ci"), courier: courier.code, fileHash: document.hash,
            keyID: keyID, source: "catalog", rowCount: rows.count, at: now,
            added: difference.added.count, changed: difference.changed.count,
            ended: difference.ended.count)
        try session.stage(changes, of: entry.id)
        try session.enforce(entry)
    }
}
