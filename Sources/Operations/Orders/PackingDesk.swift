package import Market
internal import Reach
internal import Storage

/// Lets producers say that a parcel is packed, or that they will not pack it.
package struct PackingDesk: Sendable {
    let house: House

    /// A producer's parcels in a state, in the order in which they were made.
    package func page(
        of producer: ProducerID, in state: PackingState, after last: String, limit: Int,
        by caller: Caller
    ) async throws -> [PackingView] {
        try await house.store.read { [house] session in
            try Self.demandLeave(caller, for: producer, house, in: session)
            return try session.parcels(of: producer, in: state, after: last, limit: limit)
                .map { try PackingView.view(of: $0.id, in: session) }
        }
    }

    /// The parcel is packed, weighs and measures so much; measuring again corrects it.
    ///
    /// `photo` is a finished upload of purpose `parcel` by the same producer; without one the
    /// photo that is there stays.
    package func confirm(
        _ id: ParcelID, _ measures: PackedMeasures, photo: UploadID? = nil, by caller: Caller,
        once: Once,
        render: @escaping @Sendable (PackingView) throws -> Answer
    ) async throws -> Answer {
        try measures.check()
        let sheet = house.atlas.sheet
        return try await house.write(by: caller, once, render: render) {
            [house] session, now in
            var parcel = try Self.open(id, caller, in: session)
            try Self.demand(measures, fit: parcel, sheet, at: now)
            parcel.packing.state = .packed
            parcel.packing.packedAt = parcel.packing.packedAt ?? now
            parcel.packing.measures = measures
            try session.set(parcel.packing, of: id)
            if let photo { try Self.attach(photo, to: parcel, in: session) }
            try house.note("parcel_packed", on: id.text, by: caller, at: now, in: session)
            return try PackingView.view(of: id, in: session)
        }
    }

    /// The producer does not pack it: the parcel is given up, and what has run out goes off sale;
    /// `missing` are the listings that have, `nil` is all that is inside.
    package func refuse(
        _ id: ParcelID, because reason: CancelReason, missing: [ListingID]?, by caller: Caller,
        once: Once, render: @escaping @Sendable (PackingView) throws -> Answer
    ) async throws -> Answer {
        let reason = try CancelRule.checked(reason, by: caller.role)
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            let known = try PackingView.owner(of: id, caller, in: session)
            if known.parcel.packing.state == .refused {
                return try PackingView.view(of: id, in: session)
            }
            var parcel = try Self.open(id, caller, in: session)
            try house.demandCancellable(id, of: known.order, in: session)
            parcel.packing = Packing(state: .refused, packBy: parcel.packing.packBy)
            try session.set(parcel.packing, of: id)
            try house.cancel(id, because: reason, by: caller, at: now, in: session)
            if reason.code == .outOfStock {
                try house.empty(missing, of: id, by: caller, at: now, in: session)
            }
            return try PackingView.view(of: id, in: session)
        }
        if !answer.isReplay { house.publish() }
        return answer
    }

    /// The parcel, where something can still be said of its packing.
    private static func open(
        _ id: ParcelID, _ caller: Caller, in session: StoreSession
    ) throws -> OrderParcel {
        let parcel = try PackingView.owner(of: id, caller, in: session).parcel
        let isOpen = [.toPack, .packed].contains(parcel.packing.state)
        guard isOpen, parcel.handover != .cancelled else {
            throw OrderError.packingOver(id, parcel.packing.state)
        }
        return parcel
    }

    /// Throws where the packed parcel is beyond what the chosen service carries; a service that is
    /// not known any more carries what it was given.
    private static func demand(
        _ measures: PackedMeasures, fit parcel: OrderParcel, _ sheet: Atlas.Sheet, at now: Int64
    ) throws {
        let day = Day(utcMilliseconds: now)
        let service = sheet.reach.coverage.services.first {
            $0.courier == parcel.courier && $0.code == parcel.service
                && $0.validity.contains(day)
        }
        guard let limits = service.map({ PackingLimits($0) }), !measures.isWithin(limits) else {
            return
        }
        throw OrderError.packedTooLarge(parcel.id, parcel.courier, limits)
    }

    static func demandLeave(
        _ caller: Caller, for id: ProducerID, _ house: House, in session: StoreSession
    ) throws {
        guard let producer = try session.producer(id) else {
            throw ProducerDesk.Failure.notFound(id)
        }
        let places = house.atlas.sheet.places
        let isOwn = caller.mayRead(of: id, in: .orders)
        guard isOwn || ProducerDesk.oversees(caller, producer, places) else {
            throw AccessError.outOfScope
        }
    }
}
