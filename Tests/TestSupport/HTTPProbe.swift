/// Asks a server on this machine, each time on a connection of its own.
package struct HTTPProbe: Sendable {
    package let port: Int

    package init(port: Int) {
        self.port = port
    }

    package func get(_ target: String, key: String? = nil, _ headers: [String: String] = [:])
        async throws -> HTTPReading
    {
        try await send("GET", target, key: key, headers)
    }

    /// Sends a request whole; a body is said to be JSON unless the headers say otherwise.
    package func send(
        _ method: String, _ target: String, key: String? = nil, _ headers: [String: String] = [:],
        json: String? = nil
    ) async throws -> HTTPReading {
        try await send(method, target, key: key, headers, body: json.map { Array($0.utf8) })
    }

    package func send(
        _ method: String, _ target: String, key: String? = nil, _ headers: [String: String] = [:],
        body: [UInt8]?
    ) async throws -> HTTPReading {
        let wire = try await HTTPWire.open(port: port)
        return try await wire.ask(method, target, key: key, headers, body: body)
    }
}

extension HTTPWire {
    /// Sends a request whole and reads its answer; the connection serves for more.
    package func ask(
        _ method: String, _ target: String, key: String? = nil, _ headers: [String: String] = [:],
        body: [UInt8]? = nil
    ) async throws -> HTTPReading {
        let head = Self.head(method, target, key: key, headers, length: body?.count)
        try await write(head + (body ?? []))
        return try await read(toHead: method == "HEAD")
    }

    /// The bytes of a request before its body; a body is JSON unless the headers say otherwise.
    package static func head(
        _ method: String, _ target: String, key: String? = nil, _ headers: [String: String] = [:],
        length: Int? = nil
    ) -> [UInt8] {
        var all = headers
        if let key { all["Authorization"] = "Bearer \(key)" }
        if length != nil, all["Content-Type"] == nil { all["Content-Type"] = "application/json" }
        if let length { all["Content-Length"] = String(length) }
        var head = "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n"
        for (name, value) in all { head += "\(name): \(value)\r\n" }
        return Array("\(head)\r\n".utf8)
    }
}
