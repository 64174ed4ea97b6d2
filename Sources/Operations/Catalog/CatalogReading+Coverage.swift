internal import Market
internal import Reach
internal import Storage

// What couriers say of where they carry: one folder each, checked one by one and together.
extension CatalogReading {
    /// Every courier's coverage; places that could not be read are not asked for.
    mutating func readCoverage(places: Places?) -> [CoverageDocument] {
        var folders: [CoverageFolder] = []
        for name in self.folders(in: "coverage") {
            guard let folder = readCourier("coverage/\(name)") else { continue }
            if folder.document.courier.code.text != name {
                check.note(
                    "\(folder.path)/\(CoverageDocument.courierFile)", column: "code",
                    "Phải giống tên thư mục: \(name).", "Must be the folder's name: \(name).")
            }
            folders.append(folder)
        }
        if let places { judge(folders, places) }
        return folders.map(\.document)
    }

    /// One courier's folder; its rows are read, but not yet held against places and each other.
    mutating func readCourier(_ path: String) -> CoverageFolder? {
        let prefix = path.isEmpty ? "" : "\(path)/"
        let courier = readProfile("\(prefix)\(CoverageDocument.courierFile)")
        var folder = courier.map { CoverageFolder(path: path, courier: $0) }
        for table in CoverageTable.allCases {
            let file = prefix + CoverageDocument.file(of: table)
            let read = self.table(file, CoverageHeader.columns(of: table))
            guard let read, folder != nil else { continue }
            for line in read.lines {
                take(folder?.add(line, to: table, file) ?? [])
            }
        }
        return folder
    }

    /// One courier's folder, its tables read row by row under headers of either language.
    mutating func readDraft(
        _ codes: EarlierCodes? = nil, _ progress: (CoverageProgress) -> Void
    ) -> CoverageDraft? {
        let profile = readProfile(CoverageDocument.courierFile)
        var draft = profile.map { CoverageDraft(courier: $0) }
        var hashes: [String] = []
        for table in CoverageTable.allCases {
            let file = CoverageDocument.file(of: table)
            guard let bytes = bytes(of: file), draft != nil else { continue }
            hashes.append("\(file) \(Digest.hex(Digest.sha256(bytes)))")
            var reading = CoverageFile(table, bytes, codes: codes)
            do throws(CoverageFailure) {
                try draft?.take(&reading) { progress(.read(table, rows: $0)) }
            } catch {
                check.note(
                    file, "Nhiều hơn \(CoverageDraft.mostRows) dòng.",
                    "More than \(CoverageDraft.mostRows) rows.")
            }
        }
        draft?.fileHash = Digest.hex(Digest.sha256(hashes.joined(separator: "\n").utf8))
        return draft
    }

    private mutating func readProfile(_ file: String) -> CourierProfile? {
        guard var facts = facts(file, ["code", "name", "sample"]) else { return nil }
        let text = facts.text("code")
        let name = facts.text("name")
        let isSample = facts.flag("sample")
        let code = text.flatMap { CourierCode($0) }
        if text != nil, code == nil {
            facts.note(
                "code", "Mã gồm 1 đến 40 ký tự a-z, 0-9, _ hoặc -.",
                "A code has 1 to 40 of a-z, 0-9, _ or -.")
        }
        if let name, name.count > CleanText.Limit.name {
            facts.note(
                "name", "Dài quá \(CleanText.Limit.name) ký tự.",
                "Longer than \(CleanText.Limit.name) characters.")
        }
        take(facts.problems)
        guard let code, let name, let isSample else { return nil }
        return CourierProfile(code: code, name: name, isSample: isSample)
    }

    /// Holds all couriers' rows against the places and against each other.
    private mutating func judge(_ folders: [CoverageFolder], _ places: Places) {
        var tables = CoverageTables()
        for folder in folders {
            tables.couriers[folder.document.courier.code] = folder.document.courier.name
            tables.services += folder.tables.services
            tables.lanes += folder.tables.lanes
            tables.placeRules += folder.tables.placeRules
            tables.suspensions += folder.tables.suspensions
            // A line given twice was noted when it was read and is not among these.
            tables.zones += (try? Zone.gathered(from: folder.members.map(\.member))) ?? []
            take(folder.provinceProblems(places))
        }
        // Zones were judged line by line just now, with the rows that a table of zones has not.
        for problem in tables.validate(places: places) where problem.table != .zones {
            let told = CatalogProblem(problem, in: folders.map { ($0.path, $0.document) })
            if problem.code.refusesImport { check.note(told) } else { remarks.append(told) }
        }
    }
}

extension CatalogProblem {
    /// Found by the row's id in whichever courier's folder it stands; the last one, if in several.
    init(_ problem: CoverageProblem, in folders: [(path: String, document: CoverageDocument)]) {
        let file = CoverageDocument.file(of: problem.table)
        for (path, document) in folders.reversed() {
            guard let row = document.row(of: problem) else { continue }
            self.init(problem, file: "\(path)/\(file)", row: row)
            return
        }
        self.init(problem, file: "coverage/\(file)", row: nil)
    }
}
