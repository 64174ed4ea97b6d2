internal import ArgumentParser
internal import Foundation
internal import Glibc
internal import Storage

/// The folder that holds the database, and the option by which every command names it.
struct DataFolder: ParsableArguments {
    @Option(name: .customLong("data"), help: "Thư mục dữ liệu. The folder of the database.")
    var path: String?

    /// The folder given by flag, else by `VUONXA_DATA`, else `var`.
    var resolved: String {
        path ?? ProcessInfo.processInfo.environment["VUONXA_DATA"] ?? "var"
    }

    static func database(in folder: String) -> String {
        "\(folder)/vuonxa.db"
    }

    /// The folder of photos, scans and uploads under way.
    static func files(in folder: String) -> String {
        "\(folder)/files"
    }

    /// The folder of photos and scans that belongs to a backup.
    static func files(beside backup: String) -> String {
        "\(backup).files"
    }

    /// The file of the keys of personal data where it is not `personal.keys` in the folder.
    static var keyFile: String? {
        ProcessInfo.processInfo.environment["VUONXA_PERSONAL_KEYS_FILE"]
    }

    /// Opens the database of the folder, which is made when it is not there; for commands that
    /// are not about people.
    func open(limits: StoreLimits = StoreLimits()) throws -> Store {
        try DataFolder.open(resolved, limits: limits, keys: .ifThere(DataFolder.keyFile))
    }

    static func open(
        _ folder: String, limits: StoreLimits, keys: PersonalKeys
    ) throws -> Store {
        try make(folder)
        return try Store(path: database(in: folder), limits: limits, keys: keys)
    }

    /// Makes the folder where it is not there, for its owner alone.
    static func make(_ folder: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
    }

    /// Opens only what is there already; people's data too where the command is about it.
    func openExisting(keys: PersonalKeys = .ifThere(DataFolder.keyFile)) throws -> Store {
        let file = DataFolder.database(in: resolved)
        guard FileManager.default.fileExists(atPath: file) else {
            throw DataFolderError.noDatabase(file)
        }
        return try Store(path: file, keys: keys)
    }
}

/// A lock on the folder: two servers on one database would each believe its own memory.
final class DataFolderLock: Sendable {
    private let descriptor: Int32

    init(_ folder: String) throws {
        try DataFolder.make(folder)
        let path = "\(folder)/server.lock"
        descriptor = Glibc.open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            if descriptor >= 0 { Glibc.close(descriptor) }
            throw DataFolderError.inUse(folder)
        }
    }

    deinit {
        Glibc.close(descriptor)
    }
}

/// Why a data folder cannot be used.
enum DataFolderError: Error, CustomStringConvertible {
    case noDatabase(String)
    case inUse(String)

    var description: String {
        switch self {
        case .noDatabase(let file):
            "Không thấy \(file); hãy chạy vuonxa serve hoặc vuonxa import trước. / "
                + "\(file) is not there; run vuonxa serve or vuonxa import first."
        case .inUse(let folder):
            "Một máy chủ khác đang dùng \(folder). / Another server is using \(folder)."
        }
    }
}
