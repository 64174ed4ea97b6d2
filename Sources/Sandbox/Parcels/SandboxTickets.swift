/// Tokens that a courier gave out and takes back for a while; the oldest go when there are many.
struct SandboxTickets: Sendable {
    /// How many tokens are remembered.
    static let most = 1_000

    let lifetimeMilliseconds: Int64
    private var ends: [String: Int64] = [:]
    private var order: [String] = []

    init(lifetimeMilliseconds: Int64) {
        self.lifetimeMilliseconds = lifetimeMilliseconds
    }

    /// A new token, made of a number that nobody has had.
    mutating func issue(_ number: Int64, at now: Int64) -> String {
        let token = "ticket-\(number)"
        if order.count >= Self.most { ends[order.removeFirst()] = nil }
        order.append(token)
        ends[token] = now + lifetimeMilliseconds
        return token
    }

    func isValid(_ token: String, at now: Int64) -> Bool {
        ends[token].map { now < $0 } ?? false
    }
}
