internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport

/// Clients that order, cancel and take parcels over until the house fails them.
struct CutLoad {
    static let clients = 6
    /// Steps of one client in one life, where nothing fails.
    static let steps = 40

    let house: House
    let ledger: CutLedger

    private var orders: OrderDesk { OrderDesk(house: house) }
    private var courier: CourierCode { CoverageSamples.courier("a") }

    /// Runs all clients to their ends.
    func run(seed: UInt64) async {
        await withTaskGroup(of: Void.self) { group in
            for client in 0..<Self.clients {
                group.addTask {
                    var dice = CoverageDice(seed: seed &+ UInt64(client) &* 7_919)
                    do {
                        for _ in 0..<Self.steps { try await step(&dice) }
                    } catch {
                        // The power is gone, and with it the answer.
                    }
                }
            }
        }
    }

    private func step(_ dice: inout CoverageDice) async throws {
        switch dice.number(1...10) {
        case 1...6:
            let (number, _) = ledger.add(
                listing: dice.pick(CutHouse.listings), quantity: dice.number(1...3))
            try await place(number)
        case 7, 8: try await cancel(dice.number(0...1_000_000))
        case 9: try await accept(dice.number(0...1_000_000))
        default: try await lease()
        }
    }

    /// Sends the order under its key, for the first time or again.
    func place(_ number: Int) async throws {
        let entry = ledger.entries[number]
        let line = MarketSamples.line(entry.listing, entry.quantity)
        let draft = MarketSamples.draft([line]) { draft in
            draft.note = entry.key
            // One number may not order without end.
            draft.buyer.phone = "09" + String(10_000_000 + number).suffix(8)
        }
        let answer = try await orders.place(
            draft, by: DeskHouse.storefront, once: .keyed(entry.key), render: Answer.of)
        let order = OrderID(answer.text)
        ledger.change(number) { $0.order = order }
    }

    private func cancel(_ draw: Int) async throws {
        guard let (number, order) = ledger.someOrder(draw) else { return }
        ledger.change(number) { $0.wasCancelSent = true }
        do {
            _ = try await orders.cancel(
                order, by: DeskHouse.storefront, once: .free, render: Answer.of)
            ledger.change(number) { $0.wasCancelled = true }
        } catch OrderError.alreadyHandedOver {
            ledger.change(number) { $0.wasCancelSent = false }
        }
    }

    private func accept(_ draw: Int) async throws {
        guard let (number, order) = ledger.someOrder(draw) else { return }
        let parcels = try await house.store.read { try $0.parcels(of: order) }
        for parcel in parcels {
            do {
                _ = try await AssignmentDesk(house: house).accept(
                    parcel.id, as: courier, by: DeskHouse.admin, once: .free
                ) { _ in Answer(status: 200, body: []) }
                ledger.change(number) { $0.wasAccepted = true }
            } catch is AssignmentError {
                // It was cancelled meanwhile.
            }
        }
    }

    private func lease() async throws {
        let desk = CourierDesk(house: house)
        _ = try await desk.lease(
            of: courier, most: 3, visibilitySeconds: 60, by: DeskHouse.admin)
    }
}
