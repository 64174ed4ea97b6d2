internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport

/// A courier's program that keeps what it was told and loses nothing it has kept, though it dies
/// between any two of its steps.
struct SimulatedCourier {
    /// How it takes parcels over.
    enum Way {
        case cursor
        case lease
    }

    let code: CourierCode
    let way: Way
    /// What it has stored: the parcels that are its own now, as the feed told.
    private(set) var held: Set<ParcelID> = []
    /// Parcels that it has stored from leases and acknowledged.
    private(set) var leased: Set<ParcelID> = []
    private var cursor: String?

    init(_ code: String, by way: Way) {
        self.code = CoverageSamples.courier(code)
        self.way = way
    }

    private var caller: Caller { MarketSamples.caller(.courier, .courier(code)) }

    /// Reads a page of its feed; when it dies on the way, it reads the same page again later.
    mutating func poll(_ house: House, limit: Int, dies: Bool = false) async throws -> Bool {
        let desk = CourierDesk(house: house)
        let page = try await desk.feed(of: code, cursor: cursor, limit: limit, waitSeconds: 0)
        for item in page.items {
            switch item.entry.kind {
            case .assigned: held.insert(item.entry.parcel)
            case .offered: break
            case .withdrawn, .cancelled: held.remove(item.entry.parcel)
            }
        }
        // It has stored the page and not yet where it is: the page comes again.
        if dies { return true }
        cursor = page.next
        if way == .cursor { _ = try await desk.acknowledge(upTo: page.next, of: code) }
        return !page.items.isEmpty
    }

    /// Takes a lease, and says what became of it, or dies before that.
    mutating func lease(_ house: House, _ dice: inout CoverageDice) async throws -> Bool {
        let desk = CourierDesk(house: house)
        let page = try await desk.lease(
            of: code, most: dice.number(1...5), visibilitySeconds: 60, by: caller)
        guard let id = page.id else { return false }
        let word = CourierDesk.LeaseWord(id, token: page.token)
        switch dice.number(1...10) {
        case 1, 2: return true
        case 3: _ = try await desk.giveBack(word, of: code, by: caller)
        default: leased.formUnion(try await desk.acknowledge(word, of: code, by: caller))
        }
        return true
    }

    /// Answers for one parcel that waits for its answer.
    func answer(_ house: House, for parcel: ParcelID, says yes: Bool) async throws {
        let desk = AssignmentDesk(house: house)
        let render: @Sendable (Assignment) -> Answer = { _ in Answer(status: 200, body: []) }
        do {
            if yes {
                _ = try await desk.accept(
                    parcel, as: code, by: caller, once: .free, render: render)
            } else {
                _ = try await desk.reject(
                    parcel, because: .overCapacity, note: "", as: code, by: caller, once: .free,
                    render: render)
            }
        } catch is AssignmentError {
            // Its turn is over, or the parcel was given up: what it says comes too late.
        }
    }

    /// Tells how far a parcel has come.
    func tell(_ house: House, of parcel: ParcelID, _ status: ParcelStatus) async throws {
        let event = CourierEvent(status, at: house.clockwork.now())
        do {
            _ = try await TravelDesk(house: house).hear(
                [event], isBatch: false, of: parcel, by: caller, once: .free
            ) { _ in Answer(status: 200, body: []) }
        } catch is ShipmentError {
            // The parcel is not its own any more.
        } catch is AssignmentError {
            // It was asked, and has yet to say yes.
        }
    }
}
