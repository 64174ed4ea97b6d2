internal import Market
internal import Reach
internal import Storage

/// What a draft would change of a courier's stored rows, after every check.
struct CoveragePlan: Sendable {
    let changes: [CoverageChange]
    let difference: CoverageDifference
    /// The state of the courier's rows that the plan starts from.
    let version: Int

    /// Throws everything that is wrong with the draft as a whole; changes nothing.
    init(
        _ draft: CoverageDraft, places: Places, on today: Day, in session: StoreSession
    ) throws {
        let tables = try draft.finishedTables()
        let code = draft.courier.code
        try Self.check(draft, tables, places, in: session)
        version = try session.coverageVersion(of: code)
        changes = CoverageChange.changes(from: try session.coverageRows(of: code), to: draft.rows)
        try Self.checkIDs(changes, draft, in: session)
        try Self.checkTies(tables, code, on: today, in: session)
        guard !changes.isEmpty else {
            difference = CoverageDifference([], rowCount: draft.rows.count)
            return
        }
        let origins = CoverageProbe.origins(
            producers: try session.producerCommunes(), places: places)
        difference = CoverageDifference(
            changes, rowCount: draft.rows.count,
            reach: try Self.reach(to: tables, draft, places, origins, today, in: session),
            origins: origins)
    }

    func entry(
        id: String, of draft: CoverageDraft, source: String, by caller: Caller, at: Int64
    ) -> CoverageImport {
        CoverageImport(
            id: id, courier: draft.courier.code, fileHash: draft.fileHash, keyID: caller.keyID,
            source: source, rowCount: difference.rowCount, at: at,
            added: difference.added.count, changed: difference.changed.count,
            ended: difference.ended.count)
    }

    private static func check(
        _ draft: CoverageDraft, _ tables: CoverageTables, _ places: Places,
        in session: StoreSession
    ) throws {
        let whole = try withOthers(tables, draft.courier.code, in: session)
        let own = Set(draft.rows.map(\.id))
        let found = whole.validate(places: places).filter { problem in
            // Zones are judged line by line, with the lines that a table of zones has not.
            problem.code.refusesImport && problem.table != .zones
                && problem.row.map { own.contains($0.text) } ?? true
        }
        let problems =
            found.prefix(CoverageDraft.mostProblems).map {
                $0.at(line: draft.line(of: $0.table, $0.row))
            }
            + draft.zoneProblems(places)
        if !problems.isEmpty { throw CoverageFailure.refused(problems) }
    }

    /// A suspension of any courier's may name a service or a lane of another one.
    private static func withOthers(
        _ tables: CoverageTables, _ code: CourierCode, in session: StoreSession
    ) throws -> CoverageTables {
        let needsOthers = tables.suspensions.contains {
            $0.courier == nil && ($0.service != nil || $0.lane != nil)
        }
        guard needsOthers else { return tables }
        let others = try session.importedCoverage(of: [.services, .lanes], without: code)
        var tables = tables
        tables.couriers.merge(others.couriers) { own, _ in own }
        tables.services += others.services
        tables.lanes += others.lanes
        return tables
    }

    /// What a suspension of somebody else names must stay; one that named nothing before may.
    private static func checkTies(
        _ tables: CoverageTables, _ code: CourierCode, on today: Day, in session: StoreSession
    ) throws {
        let ties = try SuspensionTies(besides: code, on: today, in: session)
        let loose = Set(try ties.loose(in: session))
        let problems = try ties.loose(with: tables, in: session).filter { !loose.contains($0) }
            .prefix(CoverageDraft.mostProblems)
            .map { id in
                CoverageProblem(
                    table: .suspensions, row: id, column: "lane", code: .stillNamed,
                    message: Sentence(
                        vietnamese: "Lần tạm ngừng “\(id.text)” còn hiệu lực đang nhắc tới một "
                            + "tuyến hoặc dịch vụ mà tệp này bỏ đi; hãy chấm dứt nó trước.",
                        english: "The suspension “\(id.text)”, not over yet, names a lane or "
                            + "service that this file leaves out; end it first."))
            }
        if !problems.isEmpty { throw CoverageFailure.refused(problems) }
    }

    private static func checkIDs(
        _ changes: [CoverageChange], _ draft: CoverageDraft, in session: StoreSession
    ) throws {
        let added = changes.filter { $0.before == nil && $0.table != .zones }
        let taken = Dictionary(
            try session.rowsElsewhere(
                withIDs: added.map(\.id), than: draft.courier.code
            ).map { ($0.id, $0.courier) }, uniquingKeysWith: { first, _ in first })
        let problems = added.filter { taken[$0.id] != nil }.prefix(CoverageDraft.mostProblems)
            .compactMap { change -> CoverageProblem? in
                guard let owner = taken[change.id] else { return nil }
                let id = RowID(change.id)
                return CoverageProblem(
                    table: change.table, row: id, line: draft.line(of: change.table, id),
                    column: "id", code: .duplicateID,
                    message: Sentence(
                        vietnamese: "Mã dòng “\(change.id)” đã là của \(owner.text).",
                        english: "The row id “\(change.id)” is \(owner.text)'s already."))
            }
        if !problems.isEmpty { throw CoverageFailure.refused(problems) }
    }

    private static func reach(
        to new: CoverageTables, _ draft: CoverageDraft, _ places: Places,
        _ origins: [CommuneCode], _ today: Day, in session: StoreSession
    ) throws -> [ReachChange] {
        var (old, new) = (try session.importedCoverage(of: draft.courier), new)
        let opened = try session.openedSuspensions().compactMap(\.row)
        let holidays = Set(try session.holidays().keys)
        old.suspensions += opened
        new.suspensions += opened
        (old.holidays, new.holidays) = (holidays, holidays)
        return try CoverageProbe.changes(
            from: old, to: new, in: places, origins: origins, on: today)
    }
}
