internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport

/// Everybody who has to do with orders, one step after the other as chance has it, with a clock
/// that only the simulation moves and a disk that loses its power.
struct OrderSimulation {
    var cut: CutHouse
    var house: House
    var dice: CoverageDice
    var couriers = [
        SimulatedCourier("a", by: .cursor), SimulatedCourier("b", by: .lease),
    ]
    /// What buyers were told to pay, by order.
    private(set) var told: [OrderID: Money] = [:]
    private var keys = 0

    init(in root: StoreFolder, copying template: String, seed: UInt64) async throws {
        dice = CoverageDice(seed: seed)
        cut = try CutHouse(in: root, copying: template)
        try cut.watch(failingAt: 0)
        house = try await cut.open()
    }

    mutating func step() async throws {
        cut.clock.advance(seconds: Int64(dice.number(1...600)))
        switch dice.number(1...20) {
        case 1...6: try await place()
        case 7: try await cancel()
        case 8, 9: _ = try await couriers[0].poll(house, limit: dice.number(1...5), dies: true)
        case 10, 11: _ = try await couriers[0].poll(house, limit: dice.number(1...5))
        case 12, 13: _ = try await couriers[1].lease(house, &dice)
        case 14, 15: try await answer()
        case 16, 17: try await tell()
        case 18: try await sweep(after: Int64(dice.number(1...30)))
        case 19: try await restart()
        default: _ = try await couriers[1].poll(house, limit: 5)
        }
    }

    /// Everybody does what is left to be done, and nobody dies any more.
    mutating func settle() async throws {
        cut.clock.advance(seconds: 120)
        for index in couriers.indices {
            while try await couriers[index].poll(house, limit: 5) {}
        }
        while try await couriers[1].lease(house, &dice) { cut.clock.advance(seconds: 120) }
    }

    /// The end: nobody uses the files any more.
    func close() async throws {
        try await house.store.close()
    }

    private mutating func place() async throws {
        keys += 1
        let line = MarketSamples.line(dice.pick(CutHouse.listings), dice.number(1...3))
        let number = keys
        let wish: CourierWish = dice.hits(50) ? .cheapest : .fastest
        let draft = MarketSamples.draft([line]) { draft in
            draft.payment = number.isMultiple(of: 2) ? .cod : .prepaid
            draft.buyer.phone = "09" + String(10_000_000 + number).suffix(8)
            draft.wish = wish
        }
        // A storefront that is not sure sends again; it is the same order.
        for _ in 0...(dice.hits(20) ? 1 : 0) {
            let answer = try await OrderDesk(house: house).place(
                draft, by: DeskHouse.storefront, once: .keyed("k\(number)"), render: Answer.of)
            let id = OrderID(answer.text)
            told[id] = try await house.store.read { try $0.order(id)?.total }
        }
    }

    private mutating func cancel() async throws {
        guard let order = someOrder() else { return }
        do {
            _ = try await OrderDesk(house: house).cancel(
                order, by: DeskHouse.storefront, once: .free, render: Answer.of)
        } catch OrderError.alreadyHandedOver {
            // Then it goes on its way.
        }
    }

    private mutating func answer() async throws {
        guard let parcel = try await someParcel() else { return }
        let courier = couriers.first { $0.code == parcel.courier }
        try await courier?.answer(house, for: parcel.id, says: dice.hits(60))
    }

    private mutating func tell() async throws {
        guard let parcel = try await someParcel() else { return }
        let courier = couriers.first { $0.code == parcel.courier }
        let status = dice.pick([ParcelStatus.pickedUp, .inTransit, .delivered, .returned])
        try await courier?.tell(house, of: parcel.id, status)
    }

    private func sweep(after hours: Int64) async throws {
        cut.clock.advance(seconds: hours * 3_600)
        try await AssignmentDesk(house: house).sweep()
        _ = try await PackingDesk(house: house).sweep()
    }

    /// The power fails: all that was answered was synced, so nothing of it may be lost.
    private mutating func restart() async throws {
        let life = house
        try cut.restart(seed: dice.next())
        try? await life.store.close()
        try cut.watch(failingAt: 0)
        house = try await cut.open()
    }

    private mutating func someOrder() -> OrderID? {
        let orders = told.keys.sorted { $0.text < $1.text }
        return orders.isEmpty ? nil : dice.pick(orders)
    }

    private mutating func someParcel() async throws -> OrderParcel? {
        guard let order = someOrder() else { return nil }
        let parcels = try await house.store.read { try $0.parcels(of: order) }
        return parcels.isEmpty ? nil : dice.pick(parcels)
    }
}
