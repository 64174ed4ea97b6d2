internal import Market
internal import Reach
internal import Storage

/// One loading of a catalog inside its transaction: compares first, writes what differs, counts.
struct CatalogLoading {
    let catalog: Catalog
    let isDemo: Bool
    let session: StoreSession
    let house: House
    let now: Int64
    let keyID: String
    var report: CatalogReport

    var caller: Caller {
        Caller(keyID: keyID, role: .admin, scope: .everything)
    }

    mutating func run() throws {
        try loadPlaces()
        try loadRules()
        try loadCoverage()
        if isDemo { try loadDemo() }
        guard !report.changesNothing else { return }
        // A server that runs beside this one looks at the counter and reads everything anew.
        _ = try session.bump(counter: House.outsideCounter)
        try house.note(
            "catalog_loaded", on: "catalog", by: caller, catalog.places.codeList, at: now,
            in: session)
    }

    private mutating func loadPlaces() throws {
        let new = catalog.places
        let old = try session.places()
        let provinces = CatalogReport.Part(
            .provinces, from: keyed(old?.provinces, \.code), to: keyed(new.provinces, \.code))
        let communes = CatalogReport.Part(
            .communes, from: keyed(old?.communes, \.code), to: keyed(new.communes, \.code))
        let former = Self.compare(old?.formerCommunes ?? [], new.formerCommunes)
        report.parts += [provinces, communes, former]
        let isSame =
            provinces.isUnchanged && communes.isUnchanged && former.isUnchanged
            && old?.codeList == new.codeList
        if isSame { return }
        do {
            try session.replacePlaces(new)
        } catch  where communes.removed > 0 || provinces.removed > 0 {
            throw Self.refusal(of: error, removing: old, outside: new)
        }
    }

    private mutating func loadRules() throws {
        let sets = keyed(try session.productSets(), \.number)
        for set in catalog.productSets where sets[set.number] != set { try session.upsert(set) }
        // A set that the files do not have any more stays: listings may stand in it.
        let wanted = sets.merging(keyed(catalog.productSets, \.number)) { _, new in new }
        report.parts.append(CatalogReport.Part(.productSets, from: sets, to: wanted))
        try loadPolicy()
        let holidays = try session.holidays()
        if holidays != catalog.holidays { try session.replaceHolidays(catalog.holidays) }
        report.parts.append(
            CatalogReport.Part(.holidays, from: holidays, to: catalog.holidays))
    }

    private mutating func loadPolicy() throws {
        var wanted = [
            StoreSession.PolicySetting.validMonths: String(catalog.policy.validMonths),
            StoreSession.PolicySetting.lapse: catalog.policy.lapse.rawValue,
        ]
        wanted.merge(catalog.reviewRules?.settings ?? [:]) { _, new in new }
        var found: [String: String] = [:]
        for (name, value) in wanted {
            let known = try session.setting(name)
            found[name] = known
            if known != value { try session.set(name, to: value) }
        }
        report.parts.append(CatalogReport.Part(.policy, from: found, to: wanted))
    }

    private func keyed<Key: Hashable, Value>(
        _ values: [Value]?, _ key: KeyPath<Value, Key>
    ) -> [Key: Value] {
        Dictionary(
            (values ?? []).map { ($0[keyPath: key], $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Rows without a key of their own: a changed one counts as one gone and one new.
    private static func compare(
        _ old: [FormerCommune], _ new: [FormerCommune]
    ) -> CatalogReport.Part {
        if old == new { return CatalogReport.Part(.formerCommunes, total: new.count) }
        let (before, after) = (Set(old), Set(new))
        let (added, removed) = (after.subtracting(before).count, before.subtracting(after).count)
        // The same rows in another order are another list all the same: answers follow it.
        let isMoved = added == 0 && removed == 0
        return CatalogReport.Part(
            .formerCommunes, total: new.count, added: added, changed: isMoved ? new.count : 0,
            removed: removed)
    }

    /// The store refuses to lose a commune that producers, orders or others refer to.
    private static func refusal(
        of error: any Error, removing old: Places?, outside new: Places
    ) -> CatalogProblems {
        let gone = (old?.communes ?? []).filter { new[$0.code] == nil }
        let codes = gone.prefix(20).map(\.code.digits).joined(separator: ", ")
        return CatalogProblems([
            CatalogProblem(
                file: "places/communes.csv", column: "code",
                message: Sentence(
                    vietnamese: "Không bỏ được khỏi danh mục (\(codes)): còn nơi dùng đến. "
                        + "\(error)",
                    english: "Cannot be taken off the list (\(codes)): still in use. \(error)"))
        ])
    }
}
