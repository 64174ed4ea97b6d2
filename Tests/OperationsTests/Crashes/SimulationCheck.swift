internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// What must hold whatever happened in a simulation, once everybody has come to rest.
struct SimulationCheck {
    let simulation: OrderSimulation
    let comment: Comment

    private var house: House { simulation.house }

    func run() async throws {
        try await checkMoney()
        try await checkStock()
        try await checkFeeds()
        let problems = try Store.problems(inFileAt: simulation.cut.file)
        #expect(problems == [], "\(comment): \(problems)")
    }

    /// What a buyer was told is what the order says, and what the couriers collect of it.
    private func checkMoney() async throws {
        for (id, total) in simulation.told {
            let order = try #require(
                try await house.store.read { try $0.order(id) }, "\(comment): \(id.text) is lost")
            #expect(order.total == total, "\(comment): \(id.text)")
            #expect(
                order.goodsTotal.flatMap { goods in
                    order.freightTotal.flatMap { goods.adding($0) }
                } == total, comment)
            let collected = order.parcels.reduce(0) { $0 + $1.collect.vnd }
            #expect(collected == (order.payment == .cod ? total.vnd : 0), "\(comment): \(id.text)")
        }
    }

    /// Packs are in stock or in parcels that are not given up; nowhere twice.
    private func checkStock() async throws {
        var packed: [ListingID: Int] = [:]
        for id in simulation.told.keys {
            let (order, contents) = try await house.store.read { session in
                (try session.order(id), try session.contents(of: id))
            }
            for parcel in order?.parcels ?? [] where parcel.handover != .cancelled {
                for content in contents[parcel.id] ?? [] {
                    guard let line = order?.lines[content.line] else { continue }
                    packed[line.listing, default: 0] += content.quantity
                }
            }
        }
        for id in CutHouse.listings.map({ ListingID($0) }) {
            let stock = try await house.store.read { try $0.listing(id)?.stock } ?? -1
            #expect(stock >= 0, "\(comment): \(id.text)")
            #expect(stock + packed[id, default: 0] == CutHouse.stock, "\(comment): \(id.text)")
        }
    }

    /// Each parcel is with the courier of its last assignment and with no other, and each courier
    /// that reads its feed knows just that.
    private func checkFeeds() async throws {
        for id in simulation.told.keys {
            for parcel in try await house.store.read({ try $0.parcels(of: id) }) {
                let turn = try await house.store.read { try $0.assignment(of: parcel.id) }
                let turnState = try #require(turn?.state, "\(comment): \(parcel.id.text)")
                #expect(turn?.courier == parcel.courier, "\(comment): \(parcel.id.text)")
                let isHeld = turnState.showsReceiver && parcel.handover != .cancelled
                let holders = simulation.couriers.filter { $0.held.contains(parcel.id) }
                #expect(
                    holders.map(\.code) == (isHeld ? [parcel.courier] : []),
                    "\(comment): \(parcel.id.text) \(turnState) \(parcel.handover)")
                try checkHandover(of: parcel, isHeld: isHeld)
            }
        }
    }

    /// Nothing waits for a courier that takes all it can, and what it took over it has stored.
    private func checkHandover(of parcel: OrderParcel, isHeld: Bool) throws {
        guard isHeld else { return }
        #expect(parcel.handover != .waiting, "\(comment): \(parcel.id.text) was missed")
    }
}
