internal import Foundation

/// The repository that these tests were compiled from.
enum SourceTree {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Every Swift file below `Sources` and `Tests`.
    static let swiftFiles: [SourceFile] = ["Sources", "Tests"].flatMap { folder in
        paths(in: folder).filter { $0.hasSuffix(".swift") }.map {
            SourceFile(path: $0, text: text(of: $0))
        }
    }

    static let sources = swiftFiles.filter { !$0.isTest }

    /// The files whose build commands people copy.
    static let written: [String] =
        (["Makefile", ".ci/run", "README.md", "CONTRIBUTING.md"] + paths(in: "deploy")
        + paths(in: "Sources").filter { $0.hasSuffix(".md") })
        .filter { FileManager.default.fileExists(atPath: root.appending(path: $0).path) }

    /// Every file below the folders that pages speak of.
    static let paths = ["Sources", "Tests", "catalog", "deploy"].flatMap(paths(in:))

    static func text(of path: String) -> String {
        String(
            decoding: (try? Data(contentsOf: root.appending(path: path))) ?? Data(),
            as: UTF8.self)
    }

    private static func paths(in folder: String) -> [String] {
        let found = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
        return (found?.compactMap { $0 as? String } ?? [])
            .map { "\(folder)/\($0)" }
            .filter { !isFolder($0) }
            .sorted()
    }

    private static func isFolder(_ path: String) -> Bool {
        root.appending(path: path).hasDirectoryPath
            || (try? root.appending(path: path).resourceValues(forKeys: [.isDirectoryKey]))?
                .isDirectory == true
    }
}
