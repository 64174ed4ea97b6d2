import Foundation
import Market
import Pictures
import TestSupport
import Testing

@testable import Web

/// A file on its way through the doors, as a telephone sends it.
struct UploadFlow: Sendable {
    let rig: WebRig
    let bytes: [UInt8]
    var purpose = "photo"

    /// A real picture of some kilobytes, another one for each text.
    static func photo(_ text: String = "tỏi") throws -> [UInt8] {
        try #require(try QRCode(text: text).png(scale: 40))
    }

    func draft(_ changes: [String: String?] = [:]) -> String {
        var members: [String: String] = [
            "purpose": "\"\(purpose)\"", "bytes": "\(bytes.count)",
            "sha256": "\"\(Digest.hex(Digest.sha256(bytes)))\"",
        ]
        for (name, value) in changes { members[name] = value }
        return "{\(members.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ","))}"
    }

    func begin() async throws -> HTTPReading {
        try await rig.probe.send("POST", "/v1/uploads", key: rig.keys.producer, json: draft())
    }

    func send(_ chunk: [UInt8], _ number: Int, to id: String) async throws -> HTTPReading {
        let digest = Data(Digest.sha256(chunk)).base64EncodedString()
        return try await rig.probe.send(
            "PUT", "/v1/uploads/\(id)/chunks/\(number)", key: rig.keys.producer,
            ["Content-Type": "application/octet-stream", "Content-Digest": "sha-256=:\(digest):"],
            body: chunk)
    }

    func finish(_ id: String) async throws -> HTTPReading {
        try await rig.probe.send(
            "POST", "/v1/uploads/\(id)/completion", key: rig.keys.producer, body: [])
    }

    /// Sends the whole, and answers what came of it.
    func upload() async throws -> HTTPReading {
        let id = try #require(try await begin().json["id"].text)
        for (number, start) in stride(from: 0, to: bytes.count, by: 262_144).enumerated() {
            _ = try await send(Array(bytes[start...].prefix(262_144)), number, to: id)
        }
        return try await finish(id)
    }
}
