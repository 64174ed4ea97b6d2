/// A server's name as the key of tables that every call looks into several times.
struct CurlServer: Sendable, Hashable {
    private let name: String
    /// Made once: going through the name at every look would be dearer than the look.
    private let hash: Int

    /// Takes scheme, host and port in one spelling.
    init(_ name: String) {
        self.name = name
        hash = name.hashValue
    }

    static func == (one: CurlServer, other: CurlServer) -> Bool {
        one.hash == other.hash && one.name == other.name
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(hash)
    }
}
