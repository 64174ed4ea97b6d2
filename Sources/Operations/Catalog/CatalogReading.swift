internal import Foundation
internal import Market
internal import Reach
internal import Storage

/// One pass over a catalog folder; what is wrong is gathered and nothing is given up early.
struct CatalogReading {
    /// No file of a catalog comes near this; a larger one is something else.
    static let mostBytes = 64 << 20

    let root: String
    let today: Day
    var check = CatalogCheck()
    var remarks: [CatalogProblem] = []

    init(root: String, today: Day) {
        self.root = root
        self.today = today
    }

    /// The whole folder as values, or everything that is wrong with it.
    mutating func catalog() throws(CatalogProblems) -> Catalog {
        guard isFolder("") else {
            check.note(root, "Không có thư mục này.", "There is no such folder.")
            throw CatalogProblems(check.problems)
        }
        let places = readPlaces()
        let sets = readProductSets()
        let policy = readPolicy()
        let reviewRules = readReviewRules()
        let holidays = readHolidays()
        let coverage = readCoverage(places: places)
        let demo = readDemo(places: places, sets: sets)
        try check.finish()
        guard let places, let sets, let policy, let demo else {
            preconditionFailure("a part was not read and nobody noted why")
        }
        return Catalog(
            places: places, productSets: sets, policy: policy,
            reviewRules: reviewRules, holidays: holidays,
            coverage: coverage, demo: demo, remarks: remarks)
    }

    /// The table in a file; a file that is not there or cannot be read is noted.
    mutating func table(_ file: String, _ columns: [String]) -> CatalogTable? {
        guard let bytes = bytes(of: file) else { return nil }
        return CatalogTable(file, bytes, columns: columns, into: &check)
    }

    mutating func facts(_ file: String, _ keys: [String]) -> FactsReader? {
        guard let bytes = bytes(of: file) else { return nil }
        return FactsReader(file, bytes, keys: keys, into: &check)
    }

    mutating func take(_ problems: [CatalogProblem]) {
        for problem in problems { check.note(problem) }
    }

    /// What a part reads, or `nil` when anything is wrong with it: what refers to it cannot be
    /// judged then, and the problems that would follow from its own are not told.
    mutating func flawless<Value>(_ part: (inout CatalogReading) -> Value?) -> Value? {
        let before = check.count
        let value = part(&self)
        return check.count == before ? value : nil
    }

    func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(
            atPath: url(path).path, isDirectory: &isFolder)
        return exists && isFolder.boolValue
    }

    /// Whether there is anything of that name, so that a file may be left out.
    func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: url(path).path)
    }

    /// The folders inside one, by name; hidden ones are not meant for us.
    func folders(in path: String) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: url(path).path)
        return (names ?? []).filter { !$0.hasPrefix(".") && isFolder("\(path)/\($0)") }.sorted()
    }

    /// What a file holds; one that is not there or cannot be read is noted.
    mutating func bytes(of file: String) -> [UInt8]? {
        // Only a regular file is opened: reading a pipe or a device might never end.
        let url = url(file).resolvingSymlinksInPath()
        let facts = try? FileManager.default.attributesOfItem(atPath: url.path)
        guard let facts, facts[.type] as? FileAttributeType == .typeRegular else {
            check.note(file, "Không có tệp này.", "There is no such file.")
            return nil
        }
        let size = (facts[.size] as? NSNumber)?.intValue ?? 0
        guard size <= Self.mostBytes, let data = try? Data(contentsOf: url),
            data.count <= Self.mostBytes
        else {
            check.note(
                file, "Không đọc được tệp này, hoặc tệp lớn hơn \(Self.mostBytes >> 20) MB.",
                "The file cannot be read, or is larger than \(Self.mostBytes >> 20) MB.")
            return nil
        }
        // The mark that some editors put before UTF-8 text says nothing and is left out.
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        return [UInt8](data.starts(with: mark) ? data.dropFirst(mark.count) : data)
    }

    private func url(_ path: String) -> URL {
        let folder = URL(fileURLWithPath: root, isDirectory: true)
        return path.isEmpty ? folder : folder.appendingPathComponent(path)
    }
}
