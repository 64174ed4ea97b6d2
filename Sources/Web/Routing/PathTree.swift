internal import Foundation
internal import HTTPTypes

/// Finds the endpoint of a path; words that stand as they are go before parameters.
struct PathTree: Sendable {
    /// What a path leads to.
    struct Match {
        /// The endpoints of the path by method.
        let endpoints: [HTTPRequest.Method: Endpoint]
        /// The decoded parameters in the order of the path.
        let parameters: [String]

        /// HEAD is answered wherever GET is.
        func endpoint(for method: HTTPRequest.Method) -> Endpoint? {
            endpoints[method] ?? (method == .head ? endpoints[.get] : nil)
        }

        /// The methods that the path has, for `Allow`.
        var allowed: String {
            let methods = endpoints.keys.map(\.rawValue) + (endpoints[.get] == nil ? [] : ["HEAD"])
            return methods.sorted().joined(separator: ", ")
        }
    }

    private final class Node: Sendable {
        let words: [Substring: Node]
        let parameter: Node?
        let endpoints: [HTTPRequest.Method: Endpoint]

        init(_ endpoints: [(rest: ArraySlice<Substring>, endpoint: Endpoint)]) {
            let deeper = endpoints.filter { !$0.rest.isEmpty }
            let groups = Dictionary(grouping: deeper) { $0.rest[$0.rest.startIndex] }
            var words: [Substring: Node] = [:]
            for (word, group) in groups where !word.hasPrefix("{") {
                words[word] = Node(group.map { ($0.rest.dropFirst(), $0.endpoint) })
            }
            self.words = words
            let captured = deeper.filter { $0.rest[$0.rest.startIndex].hasPrefix("{") }
            parameter =
                captured.isEmpty
                ? nil : Node(captured.map { ($0.rest.dropFirst(), $0.endpoint) })
            self.endpoints = Dictionary(
                endpoints.filter { $0.rest.isEmpty }.map { ($0.endpoint.method, $0.endpoint) }
            ) { first, _ in first }
        }
    }

    private let root: Node

    init(_ endpoints: [Endpoint]) {
        root = Node(endpoints.map { ($0.path.split(separator: "/")[...], $0) })
    }

    /// `nil` when no endpoint has such a path. Empty segments count: `//` is not `/`.
    func match(_ path: Substring) -> Match? {
        guard path.utf8.first == UInt8(ascii: "/") else { return nil }
        var node = root
        var parameters: [String] = []
        let segments =
            path.utf8.count == 1
            ? []
            : path.utf8.dropFirst().split(
                separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        for bytes in segments {
            let segment = Substring(bytes)
            if let next = node.words[segment] {
                node = next
            } else if let next = node.parameter, let text = segment.removingPercentEncoding,
                !text.isEmpty
            {
                parameters.append(text)
                node = next
            } else {
                return nil
            }
        }
        return node.endpoints.isEmpty
            ? nil : Match(endpoints: node.endpoints, parameters: parameters)
    }
}
