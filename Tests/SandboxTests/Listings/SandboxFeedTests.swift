import Market
import Testing

@testable import Sandbox

/// The receiver's rules: versions, tombstones, snapshots, gaps.
@Suite struct SandboxFeedTests {
    private var feed = SandboxFeed()

    private mutating func take(
        _ seq: Int64, after previous: Int64, _ items: [JSONValue], id: String? = nil,
        snapshot: (id: String, part: Int64, parts: Int64)? = nil
    ) throws -> JSONValue {
        let batch = try SandboxBatch(
            SandboxSamples.message(seq, after: previous, items, snapshot: snapshot))
        let answer = feed.take(batch, id: id ?? "msg_\(seq)", limits: SandboxLimits())
        let body = try JSONBody.object(answer.body, depth: 8)
        return .object(body.merging(["status": .integer(Int64(answer.status))]) { $1 })
    }

    private mutating func begin(_ items: [JSONValue]) throws -> JSONValue {
        try take(1, after: 0, items, snapshot: ("sn_1", 1, 1))
    }

    private var live: [String] {
        feed.entries.filter { $0.value.fields != nil }.map(\.key).sorted()
    }

    @Test mutating func `a first batch that is no snapshot shows a gap`() throws {
        let answer = try take(5, after: 4, [])
        #expect(answer["status"] == .integer(409))
        #expect(answer["need"] == .text("snapshot"))
    }

    @Test mutating func `a missed batch is asked for by its number`() throws {
        _ = try begin([])
        let answer = try take(3, after: 2, [])
        #expect(answer["resume_from"] == .integer(2))
        #expect(try take(4, after: 1, [])["status"] == .integer(200))
    }

    @Test mutating func `only a higher version is applied`() throws {
        _ = try begin([SandboxSamples.item("a", 4)])
        let answer = try take(
            2, after: 1,
            [SandboxSamples.item("a", 4, price: 1), SandboxSamples.item("b", 1)])
        #expect(answer["results"][0]["status"] == .text("stale"))
        #expect(answer["results"][1]["status"] == .text("accepted"))
        #expect(feed.entries["a"]?.fields?["price_vnd"] == .integer(50_000))
    }

    @Test mutating func `a tombstone removes and keeps its version`() throws {
        _ = try begin([SandboxSamples.item("a", 1)])
        _ = try take(2, after: 1, [SandboxSamples.item("a", 2, op: "delete")])
        #expect(live.isEmpty)
        let answer = try take(3, after: 2, [SandboxSamples.item("a", 2)])
        #expect(answer["results"][0]["status"] == .text("stale"))
    }

    @Test mutating func `the same id gets the same answer and is applied once`() throws {
        _ = try begin([SandboxSamples.item("a", 1)])
        let first = try take(2, after: 1, [SandboxSamples.item("a", 2)], id: "x")
        let second = try take(2, after: 1, [SandboxSamples.item("a", 2)], id: "x")
        #expect(first == second)
        #expect(feed.lastSeq == 2)
    }

    @Test mutating func `what a snapshot does not name is gone after its last part`() throws {
        _ = try begin(["a", "b", "c"].map { SandboxSamples.item($0) })
        _ = try take(2, after: 1, [SandboxSamples.item("a", 2)], snapshot: ("sn_2", 1, 2))
        #expect(live == ["a", "b", "c"])
        _ = try take(3, after: 2, [SandboxSamples.item("c", 2)], snapshot: ("sn_2", 2, 2))
        #expect(live == ["a", "c"])
        #expect(try take(4, after: 3, [])["status"] == .integer(200))
    }

    @Test mutating func `a part without the one before it shows a gap`() throws {
        let answer = try take(2, after: 1, [], snapshot: ("sn_2", 2, 2))
        #expect(answer["need"] == .text("snapshot"))
    }

    @Test mutating func `a straggler of an old snapshot is not taken`() throws {
        _ = try begin([SandboxSamples.item("a", 5)])
        _ = try take(2, after: 1, [SandboxSamples.item("b")])
        let answer = try take(1, after: 0, [], id: "lost", snapshot: ("sn_0", 1, 1))
        #expect(answer["resume_from"] == .integer(3))
        #expect(live == ["a", "b"])
    }

    @Test mutating func `a listing with a field missing is refused alone`() throws {
        var fields: [String: JSONValue] = [:]
        if case .object(let all) = SandboxSamples.item("a") { fields = all }
        fields["weight_g"] = nil
        let answer = try begin([.object(fields), SandboxSamples.item("b")])
        #expect(answer["results"][0]["code"] == .text("missing_field"))
        #expect(answer["results"][0]["message"] == .text("weight_g"))
        #expect(live == ["b"])
    }

    @Test mutating func `more than a hundred items are refused`() throws {
        let items = (0...100).map { SandboxSamples.item("s\($0)") }
        #expect(try begin(items)["status"] == .integer(413))
    }

    @Test(arguments: ["schema", "feed", "mode", "batch_seq", "previous_seq", "items"])
    func `a batch without one of its fields is refused whole`(_ name: String) {
        var message = SandboxSamples.message(1, after: 0, [])
        if case .object(var data) = message["data"] {
            data[name] = nil
            message["data"] = .object(data)
        }
        #expect(throws: SandboxBatch.Refusal.self) { try SandboxBatch(message) }
    }
}
