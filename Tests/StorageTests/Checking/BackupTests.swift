internal import Foundation
internal import Market
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// A copy of a database that is in use.
@Suite struct BackupTests {
    @Test func `a copy made while writes go on is whole and of one moment`() async throws {
        try await StoreSamples.with { store, folder in
            try await store.addParcels(1)
            let copy = folder.file("copy.sqlite")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 2...200 {
                    group.addTask {
                        try await store.add(
                            MarketSamples.order(
                                "or_\(number)", parcels: [MarketSamples.parcel("pk_\(number)")]))
                    }
                }
                group.addTask { try store.backup(to: copy) }
                try await group.waitForAll()
            }
            #expect(try Store.problems(inFileAt: copy) == [])
            let copied = try Store(path: copy)
            let (positions, counted) = try await copied.read { session in
                let courier = CoverageSamples.courier("a")
                return (
                    try session.feed(of: courier, after: 0, limit: 1_000).map(\.position),
                    try session.counter("courier_feed a")
                )
            }
            #expect(!positions.isEmpty && positions == Array(1...counted))
            try await copied.close()
        }
    }

    @Test func `a copy can be written to and the original does not notice`() async throws {
        try await StoreSamples.with { store, folder in
            try await store.add(MarketSamples.listing())
            try store.backup(to: folder.file("copy.sqlite"))
            let copied = try Store(path: folder.file("copy.sqlite"))
            _ = try await copied.write { try $0.reserve(10, of: ListingID("ls_1"), at: 1) }
            #expect(try await copied.stock() == 0)
            #expect(try await store.stock() == 10)
            try await copied.close()
        }
    }

    @Test func `a file that exists is not overwritten`() async throws {
        try await StoreSamples.with { store, folder in
            let path = folder.file("copy.sqlite")
            try Data("dear".utf8).write(to: URL(fileURLWithPath: path))
            #expect(throws: StoreError.fileExists(path)) { try store.backup(to: path) }
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("dear".utf8))
        }
    }

    @Test func `a copy that was broken off is made anew`() async throws {
        try await StoreSamples.with { store, folder in
            let path = folder.file("copy.sqlite")
            try Data("half".utf8).write(to: URL(fileURLWithPath: path + ".partial"))
            try store.backup(to: path)
            #expect(try Store.problems(inFileAt: path) == [])
            #expect(!FileManager.default.fileExists(atPath: path + ".partial"))
        }
    }
}
