import Foundation
import TestSupport
import Testing

/// `vuonxa backup` beside a running server.
@Suite(.timeLimit(.minutes(2))) struct BackupTests {
    /// Answers before the copy begins, and after it is there.
    private static let before = 20
    private static let after = 20

    @Test func `a copy made while orders stream in is whole and holds what came before it`()
        async throws
    {
        try await JourneyHouse.with { house in
            let server = try await house.serve()
            let ledger = OrderLedger()
            let stream = OrderStream(
                ledger: ledger, goods: try await server.goods(), shop: house.shop)
            let copy = house.folder.file("copy.db")
            try await stream.run(on: server, until: Self.before)
            let known = ledger.entries.compactMap(\.answer)
            async let streaming: Void = stream.run(on: server, until: .max)
            try await house.succeed("backup", copy)
            let more = ledger.acknowledged + Self.after
            try await stream.run(on: server, until: more)
            await server.stop()
            try await streaming
            try await house.verify(copy)
            try await Self.open(copy, in: house, holding: known)
        }
    }

    /// A server on the copy knows every one of those orders.
    private static func open(
        _ copy: String, in house: JourneyHouse, holding known: [[UInt8]]
    ) async throws {
        let folder = house.folder.file("other")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: copy, toPath: "\(folder)/vuonxa.db")
        // A copy opens with the keys of its day, which are kept apart from it.
        try FileManager.default.copyItem(
            atPath: "\(house.data)/personal.keys", toPath: "\(folder)/personal.keys")
        let server = try await RunningServer(["--data", folder, "--catalog", house.catalog])
        let wire = try await server.wire()
        for answer in known {
            let id = JSON(answer)["id"].text
            let found = try await wire.ask("GET", "/v1/orders/\(id)", key: house.shop)
            #expect(found.status == 200, "\(id)")
            for name in OrderAudit.lasting {
                #expect(found.json[name] == JSON(answer)[name], "\(name) of \(id)")
            }
        }
        await server.stop()
    }
}
