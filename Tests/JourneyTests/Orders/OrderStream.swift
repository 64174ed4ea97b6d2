import TestSupport
import Testing

/// Clients that send orders side by side, each as soon as its last one was answered.
struct OrderStream {
    static let clients = 6

    let ledger: OrderLedger
    let goods: [Goods]
    let shop: String
    /// How many of a hundred orders are cancelled as soon as they were placed.
    var cancelled = 0

    /// Sends until the server is gone; kills it at that count of answers over all time.
    func run(on server: RunningServer, killAt count: Int, seed: UInt64) async throws {
        try await run(on: server, seed: seed) { acknowledged in
            if acknowledged >= count { server.kill() }
            return true
        }
    }

    /// Sends until that count of answers over all time, or until the server is gone.
    func run(on server: RunningServer, until count: Int) async throws {
        try await run(on: server, seed: 1) { $0 < count }
    }

    private func run(
        on server: RunningServer, seed: UInt64,
        afterAnswer goesOn: @escaping @Sendable (_ acknowledged: Int) -> Bool
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for client in 0..<Self.clients {
                group.addTask {
                    var dice = CoverageDice(seed: seed &+ UInt64(client) &* 7_919)
                    do {
                        try await send(to: server, &dice, goesOn)
                    } catch let failure as HTTPWire.Failure where failure != .silent {
                        // The server is gone, and with it the answer.
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func send(
        to server: RunningServer, _ dice: inout CoverageDice,
        _ goesOn: @Sendable (Int) -> Bool
    ) async throws {
        let wire = try await server.wire()
        while true {
            let (number, form) = ledger.add { OrderForm($0, from: goods, &dice) }
            let answer = try await form.place(over: wire, by: shop)
            try #require(answer.status == 201, "\(answer.text)")
            let isMore = goesOn(ledger.acknowledge(number, with: answer.body))
            if dice.hits(cancelled) { try await cancel(number, answer.body, over: wire) }
            if !isMore { return }
        }
    }

    /// Cancels an order, again where it is not known what became of the first try; a courier may
    /// have taken it over meanwhile.
    func cancel(_ number: Int, _ order: [UInt8], over wire: HTTPWire) async throws {
        ledger.change(number) { $0.wasCancelSent = true }
        let answer = try await wire.ask(
            "POST", "/v1/orders/\(JSON(order)["id"].text)/cancellation", key: shop, body: [])
        try #require([200, 409].contains(answer.status), "\(answer.text)")
        ledger.change(number) { entry in
            entry.wasCancelled = answer.status == 200
            entry.wasCancelSent = entry.wasCancelled
        }
    }
}
