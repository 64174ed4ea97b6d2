import Couriers
import Foundation

/// Files below Tests/CouriersTests, found from where this file was compiled.
enum CourierFixture {
    struct Missing: Error {
        let path: String
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The files of a folder in the order of their names; none where there is no such folder.
    static func names(in folder: String) -> [String] {
        let path = Self.folder.appending(path: folder).path
        return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        guard let data = try? Data(contentsOf: folder.appending(path: path)) else {
            throw Missing(path: path)
        }
        return [UInt8](data)
    }

    /// The answer that a file holds.
    static func reply(
        _ path: String, status: Int = 200, type: String = "application/json"
    ) throws -> CourierReply {
        CourierReply(
            status: status, headers: [CourierHeader("Content-Type", type)],
            body: try bytes(path))
    }
}
