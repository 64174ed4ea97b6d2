/// Every courier that carries parcels is a folder with the same files, so that one who knows one
/// courier finds the way through all.
enum CourierFolderRule {
    static let room = "Sources/Couriers/"

    /// What the adapter's own file writes when it declares that it carries.
    private static let mark = "carrying:"

    /// The files that an adapter of that name has, whatever else it has.
    static func demanded(of name: String) -> [String] {
        [
            "\(name).swift", "\(name)+Asking.swift", "\(name)+Outcome.swift", "\(name)+Hooks.swift",
            "\(name)Status.swift",
        ]
    }

    /// The names of the adapters that carry: `Sources/Couriers/<Name>/<Name>.swift` says so.
    static func carriers(among files: [SourceFile]) -> [String] {
        files.compactMap { file in
            guard file.path == "\(room)\(file.stem)/\(file.stem).swift",
                file.lines.contains(where: { $0.code.contains(mark) })
            else { return nil }
            return file.stem
        }
    }

    static func findings(in files: [SourceFile]) -> [Finding] {
        let paths = Set(files.map(\.path))
        return carriers(among: files).flatMap { name in
            demanded(of: name).filter { !paths.contains("\(room)\(name)/\($0)") }.map {
                Finding(path: "\(room)\(name)", line: 0, message: "has no \($0)")
            }
        }
    }
}
