internal import Foundation
internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport

/// A house whose folder goes from life to life, each on what the disk held after the last.
struct CutHouse {
    static let stock = 100_000
    static let listings = ["ls_1", "ls_2"]

    /// All folders; each life has one of its own inside.
    let root: StoreFolder
    let clock = MarketClock()
    private(set) var life = 0

    private var folder: String { root.file("\(life)") }
    var file: String { "\(folder)/vuonxa.sqlite" }

    /// A house that begins as a copy of that folder.
    init(in root: StoreFolder, copying template: String) throws {
        self.root = root
        try FileManager.default.copyItem(atPath: template, toPath: root.file("0"))
    }

    /// Makes a folder with listings on sale and that coverage, to begin houses with.
    static func makeTemplate(at path: String, _ tables: CoverageTables) async throws {
        try await DeskHouse.with(tables) { desks in
            try await desks.add(
                MarketSamples.listing("ls_1", stock: stock),
                MarketSamples.listing("ls_2", of: "pr_2", stock: stock))
            // The copy in use is whole, as its log is in no other file yet.
            try FileManager.default.copyItem(atPath: desks.folder.path, toPath: path)
        }
    }

    /// Opens what is there; a new life is a second later, so that its ids are its own.
    func open() async throws -> House {
        clock.advance(seconds: 1)
        let clock = clock
        let clockwork = Clockwork(now: { clock.now }, ids: IDMaker(now: { clock.now }))
        let store = try Store(path: file)
        do {
            return House(
                store: store, clockwork: clockwork, atlas: try await Atlas.load(from: store))
        } catch {
            try? await store.close()
            throw error
        }
    }

    func watch(failingAt operation: Int) throws {
        try PowerCut.watch(folder, failingAt: operation)
    }

    /// The next life begins on what the disk holds.
    mutating func restart(seed: UInt64) throws {
        let last = folder
        life += 1
        let files = FileManager.default
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try PowerCut.restart(in: folder, seed: seed)
        let keys = "\(folder)/personal.keys"
        if !files.fileExists(atPath: keys) {
            try files.copyItem(atPath: "\(last)/personal.keys", toPath: keys)
        }
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: keys)
        // What stood in the shared memory is nothing that anybody may rely on.
        if life.isMultiple(of: 3) {
            let rubbish = Data((0..<32_768).map { UInt8(truncatingIfNeeded: $0 &* 31) })
            try rubbish.write(to: URL(fileURLWithPath: "\(file)-shm"))
        }
        try files.removeItem(atPath: last)
    }
}
