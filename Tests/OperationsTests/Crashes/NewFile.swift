internal import Foundation
internal import Storage
internal import TestSupport

/// A store that is made for the first time while the power fails.
struct NewFile {
    let root: StoreFolder

    init(_ root: StoreFolder) {
        self.root = root
    }

    /// Makes a store until the cut, and again on what the disk held; answers what is wrong then.
    func made(cutAt operation: Int, seed: UInt64) async throws -> [String] {
        let files = FileManager.default
        let (first, second) = (root.file("first"), root.file("second"))
        for folder in [first, second] {
            try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        try PowerCut.watch(first, failingAt: operation)
        try? await Store(path: "\(first)/vuonxa.sqlite").close()
        try PowerCut.restart(in: second, seed: seed)
        // The keys are synced before the database knows of them.
        let keys = "\(first)/personal.keys"
        if files.fileExists(atPath: keys), !files.fileExists(atPath: "\(second)/personal.keys") {
            try files.copyItem(atPath: keys, toPath: "\(second)/personal.keys")
        }
        try await Store(path: "\(second)/vuonxa.sqlite").close()
        return try Store.problems(inFileAt: "\(second)/vuonxa.sqlite")
    }
}
