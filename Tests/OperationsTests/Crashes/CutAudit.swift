internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Holds what a house remembers against what its clients were told.
struct CutAudit {
    let house: House
    let ledger: CutLedger
    let comment: Comment

    func run() async throws {
        let load = CutLoad(house: house, ledger: ledger)
        for (number, entry) in ledger.entries.enumerated() where entry.order == nil {
            // Whether or not the first sending was taken, there is one order now.
            try await load.place(number)
        }
        let entries = ledger.entries
        let kept = try await house.store.read { session in
            try entries.map { entry in try entry.order.flatMap { try session.order($0) } }
        }
        for (entry, order) in zip(entries, kept) { try check(entry, order) }
        try await checkFeed(entries)
        try await checkStock(zip(entries, kept).compactMap { $1 == nil ? nil : ($0, $1) })
    }

    private func check(_ entry: CutLedger.Entry, _ order: Order?) throws {
        let order = try #require(order, "\(comment): \(entry) was acknowledged and is lost")
        #expect(order.note == entry.key, comment)
        if entry.wasCancelled { #expect(order.state == .cancelled, "\(comment): \(entry)") }
        if !entry.wasCancelSent { #expect(order.state == .placed, "\(comment): \(entry)") }
    }

    /// Every order's parcel is assigned once, and no parcel is nobody's.
    private func checkFeed(_ entries: [CutLedger.Entry]) async throws {
        let assigned = try await house.store.read { session in
            try session.feed(of: CoverageSamples.courier("a"), after: 0, limit: 1_000_000)
                .filter { $0.kind == .assigned }.map(\.parcel)
        }
        #expect(Set(assigned).count == assigned.count, comment)
        #expect(assigned.count == entries.count, "\(comment): not one parcel for each key")
    }

    private func checkStock(_ orders: [(CutLedger.Entry, Order?)]) async throws {
        for id in CutHouse.listings {
            let sold = orders.filter { $0.0.listing == id && $0.1?.state == .placed }
                .reduce(0) { $0 + $1.0.quantity }
            let stock = try await house.store.read { try $0.listing(ListingID(id))?.stock }
            #expect(stock == CutHouse.stock - sold, "\(comment): \(id)")
        }
    }
}
