/// One HTTP call as it reached the sandbox, whole.
package struct SandboxCall: Hashable, Sendable {
    package let method: String
    /// Without the query, as it was sent.
    package let path: String
    package let query: SandboxPairs
    package let headers: [SandboxHeader]
    package let body: [UInt8]

    /// `target` is path and query as the request line has them.
    package init(
        method: String, target: String, headers: [SandboxHeader] = [], body: [UInt8] = []
    ) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.method = method
        path = String(parts.first ?? "")
        query = SandboxPairs(parts.count > 1 ? parts[1] : "")
        self.headers = headers
        self.body = body
    }

    private init(_ call: SandboxCall, path: String) {
        method = call.method
        self.path = path
        query = call.query
        headers = call.headers
        body = call.body
    }

    /// The value of the first field of that name, compared without case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The same call as one courier sees it, without its folder in the path; `nil` if not for it.
    func inside(_ folder: String) -> SandboxCall? {
        guard path.hasPrefix("/\(folder)/") else { return nil }
        return SandboxCall(self, path: String(path.dropFirst(folder.count + 1)))
    }

    /// Whether the body says that it is of this media type.
    func carries(_ mediaType: String) -> Bool {
        let type = header("content-type")?.prefix { $0 != ";" }
        return type?.lowercased().filter { $0 != " " } == mediaType
    }

    /// What stands behind `prefix` in the path, percent-decoded; `nil` when that is nothing.
    func rest(after prefix: String) -> String? {
        guard path.hasPrefix(prefix), path.count > prefix.count else { return nil }
        return SandboxPairs.decoded(path.dropFirst(prefix.count), isForm: false)
    }
}

/// One header field; a name may occur more than once.
package struct SandboxHeader: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
