internal import ArgumentParser
internal import Foundation

/// Where the catalogue's files are, and the option by which a command names another folder.
struct CatalogFolder: ParsableArguments {
    @Option(name: .customLong("catalog"), help: "Thư mục danh mục. The catalogue's folder.")
    var path: String?

    /// The folder given by flag or `VUONXA_CATALOG`, else `catalog` here, beside the program or
    /// in the system's share; `nil` where none of them is there.
    var resolved: String? {
        let asked = path ?? ProcessInfo.processInfo.environment["VUONXA_CATALOG"]
        if let asked { return asked }
        return Self.usual.first { folder in
            FileManager.default.fileExists(atPath: "\(folder)/places/communes.csv")
        }
    }

    /// The folder, or an error that says how to name one.
    func demanded() throws -> String {
        guard let resolved else {
            throw ValidationError(
                "Không thấy thư mục catalog; hãy ghi --catalog. / "
                    + "The catalogue is not here; name it with --catalog.")
        }
        return resolved
    }

    private static var usual: [String] {
        let program = Bundle.main.executableURL?.resolvingSymlinksInPath()
        var folders = ["catalog"]
        // A build leaves the program three folders below the one that holds the catalogue.
        var folder = program?.deletingLastPathComponent()
        for _ in 0..<4 {
            folder = folder?.deletingLastPathComponent()
            if let folder { folders.append(folder.appendingPathComponent("catalog").path) }
        }
        return folders + ["/usr/share/vuonxa/catalog"]
    }
}
