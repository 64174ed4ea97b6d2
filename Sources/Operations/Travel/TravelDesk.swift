package import Market
internal import Reach
internal import Storage

/// Takes what couriers tell of parcels, and shows how parcels travel.
package struct TravelDesk: Sendable {
    let house: House

    /// What became of one told event.
    package enum Verdict: Hashable, Sendable {
        case kept
        /// It was told before.
        case duplicate
        case refused(FieldProblems)
    }

    /// What became of the told events, in their order, and the state that follows.
    package struct Heard: Hashable, Sendable {
        package let parcel: ParcelID
        package let status: ParcelStatus?
        package let verdicts: [Verdict]
    }

    /// An order as its public page shows it.
    package struct Track: Hashable, Sendable {
        package let placedAt: Int64
        package let state: OrderState
        package let parcels: [ParcelTravel]
    }

    /// Why a page cannot be shown.
    package enum Failure: Error, Hashable, Sendable {
        /// No order has that tracking token.
        case unknownToken
    }

    /// The longest token that is looked for.
    private static let longestToken = 64
    /// Journeys that one transaction writes anew.
    private static let caughtUpAtOnce = 200

    /// Keeps what the parcel's courier tells of it; what is wrong with one event leaves the others.
    ///
    /// A lone event that is refused fails the call. A courier that has lost the parcel to another
    /// one may tell what became of the goods it holds: that stands in the history and moves nothing
    /// on. Throws `AssignmentError.over` for a courier that does not carry the parcel and never
    /// knew its receiver, though it may be asked to carry it.
    package func hear(
        _ events: [CourierEvent], isBatch: Bool, of id: ParcelID, by caller: Caller, once: Once,
        render: @escaping @Sendable (Heard) throws -> Answer
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            guard let file = try session.travelFile(of: id), let courier = caller.courier else {
                throw ShipmentError.notFound(id)
            }
            try Self.demandVoice(courier, of: id, events, file, now, in: session)
            let verdicts = try Self.keep(
                events, isBatch: isBatch, of: id, by: courier, file, now, in: session)
            // What becomes of it at another courier is not this one's to know.
            if file.parcel.courier != courier {
                return Heard(parcel: id, status: nil, verdicts: verdicts)
            }
            if file.parcel.handover != .unassigned {
                try house.offerIfGivenBack(id, at: now, in: session)
            }
            let history = ParcelHistory(try session.reports(of: id))
            return Heard(parcel: id, status: history.status, verdicts: verdicts)
        }
        house.publishShipments()
        return answer
    }

    private static func keep(
        _ events: [CourierEvent], isBatch: Bool, of id: ParcelID, by courier: CourierCode,
        _ file: TravelFile, _ now: Int64, in session: StoreSession
    ) throws -> [Verdict] {
        try events.map { event in
            do {
                let report = try event.report(
                    by: courier, placedAt: file.placedAt, goods: file.goods, now: now)
                let isNews = try session.keep(
                    report, of: id, by: courier, heardAt: now, isConfirmed: true)
                return isNews ? .kept : .duplicate
            } catch let problems as FieldProblems {
                if !isBatch { throw problems }
                return .refused(problems)
            }
        }
    }

    /// Throws unless the courier may tell of the parcel: it has it, or it had to do with it.
    private static func demandVoice(
        _ courier: CourierCode, of id: ParcelID, _ events: [CourierEvent], _ file: TravelFile,
        _ now: Int64, in session: StoreSession
    ) throws {
        let turn = try session.assignment(of: id, to: courier)
        if file.parcel.courier != courier {
            guard let turn else { throw ShipmentError.notFound(id) }
            if try session.wasShown(id, to: courier) { return }
            throw AssignmentError.over(id, turn.state)
        }
        if let turn, !turn.mayTell,
            try !isHeardAfterItsTurn(events, of: id, by: courier, file, now, in: session)
        {
            throw AssignmentError.over(id, turn.state)
        }
    }

    /// The order of a tracking token, without anything of its buyer.
    package func track(_ token: String) async throws -> Track {
        if token.utf8.count > Self.longestToken { throw Failure.unknownToken }
        let now = house.clockwork.now()
        return try await house.store.read { session in
            guard let order = try session.trackedOrder(token) else { throw Failure.unknownToken }
            return Track(
                placedAt: order.placedAt, state: order.state,
                parcels: try order.parcels.compactMap {
                    try ParcelTravel.load($0, at: now, in: session)
                })
        }
    }

    /// Whether a courier is heard although its turn is over: it had the parcel in its hands and
    /// brings it back, or it only tells once more what it has told before.
    private static func isHeardAfterItsTurn(
        _ events: [CourierEvent], of id: ParcelID, by courier: CourierCode,
        _ file: TravelFile, _ now: Int64, in session: StoreSession
    ) throws -> Bool {
        let told = try session.reports(of: id).filter { $0.courier == courier }
        if told.contains(where: { $0.status?.isHandedOver == true }) { return true }
        let keys = Set(told.map(\.report.dedupKey))
        return events.allSatisfy { event in
            let report = try? event.report(
                by: courier, placedAt: file.placedAt, goods: file.goods, now: now)
            return report.map { keys.contains($0.dedupKey) } ?? false
        }
    }

    /// Writes the journeys of parcels that an earlier release heard of; to be called at the start.
    package func catchUp() async throws {
        let now = house.clockwork.now()
        var count = Self.caughtUpAtOnce
        while count == Self.caughtUpAtOnce {
            count = try await house.store.write {
                try $0.catchUpJourneys(limit: Self.caughtUpAtOnce, at: now)
            }
        }
    }
}
