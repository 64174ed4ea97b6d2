import Market
import Testing

@testable import Sandbox

/// A sandbox at one instant, and a customer who knows the right credentials.
struct SandboxVisit {
    static let start: Int64 = 1_795_316_400_000
    static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

    var world: SandboxWorld
    var now = SandboxVisit.start

    init() throws {
        world = try SandboxWorld(secret: Self.secret)
    }

    mutating func send(
        _ method: String, _ target: String, _ headers: [String: String] = [:],
        body: [UInt8] = [], type: String? = "application/json"
    ) -> SandboxReply {
        var fields = headers.map { SandboxHeader($0.key, $0.value) }
        if let type, method != "GET" { fields.append(SandboxHeader("content-type", type)) }
        return world.answer(
            SandboxCall(method: method, target: target, headers: fields, body: body), at: now)
    }

    mutating func post(
        _ target: String, _ headers: [String: String] = [:], _ body: [String: JSONValue]
    ) -> SandboxReply {
        send("POST", target, headers, body: Self.bytes(.object(body)))
    }

    /// Lets so many hours of a journey pass and answers the calls that the couriers make.
    mutating func pass(hours: Int64) -> [SandboxHook] {
        now += hours * 3_600_000
        return world.advance(to: now)
    }

    static func bytes(_ value: JSONValue) -> [UInt8] {
        var writer = JSONWriter()
        writer.write(value)
        return writer.bytes
    }
}

extension SandboxReply {
    /// The body as JSON; `null` where it is none.
    var json: JSONValue {
        (try? JSONBody.value(body, depth: 16)) ?? .null
    }

    var text: String {
        String(decoding: body, as: UTF8.self)
    }
}

extension SandboxHook {
    var json: JSONValue {
        (try? JSONBody.value(body, depth: 16)) ?? .null
    }

    func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// One change of a right document that makes it wrong, and what the courier must say to it.
struct SandboxSlip: CustomTestStringConvertible, Sendable {
    let path: [String]
    let value: JSONValue?
    let expected: String

    /// `order.id` names a member of a member.
    init(_ path: String, _ value: JSONValue?, _ expected: String) {
        self.path = path.split(separator: ".").map(String.init)
        self.value = value
        self.expected = expected
    }

    var testDescription: String {
        "\(path.joined(separator: ".")) = \(value.map { "\($0)" } ?? "absent")"
    }

    func applied(to document: [String: JSONValue]) -> [String: JSONValue] {
        Self.put(value, at: path[...], in: document)
    }

    private static func put(
        _ value: JSONValue?, at path: ArraySlice<String>, in document: [String: JSONValue]
    ) -> [String: JSONValue] {
        guard let name = path.first else { return document }
        var document = document
        if path.count == 1 {
            document[name] = value
        } else if case .object(let inner)? = document[name] {
            document[name] = .object(put(value, at: path.dropFirst(), in: inner))
        } else if case .list(let items)? = document[name], case .object(let first)? = items.first {
            document[name] = .list([.object(put(value, at: path.dropFirst(), in: first))])
        }
        return document
    }
}
