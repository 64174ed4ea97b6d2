package import Market
package import Reach
package import Storage

/// What couriers may take, and what only people can settle.
extension AssignmentDesk {
    /// Parcels on offer to a courier, in their order.
    package struct OfferPage: Sendable {
        package let items: [CourierDesk.Sight]
        package let next: String?
    }

    /// Parcels that wait for a person, in their order.
    package struct AttentionPage: Sendable {
        package let items: [ParcelWithTurns]
        package let next: String?
    }

    /// The parcels that the courier is asked to carry: communes, weight and money only.
    package func offers(
        to courier: CourierCode, after cursor: String?, limit: Int
    ) async throws -> OfferPage {
        let now = house.clockwork.now()
        return try await house.store.read { session in
            let found = try session.offers(
                to: courier, at: now, after: cursor ?? "", limit: limit + 1)
            let items = try found.prefix(limit).compactMap {
                try CourierDesk.sight(of: $0, by: courier, in: session)
            }
            return OfferPage(
                items: items, next: found.count > limit ? found[limit - 1].text : nil)
        }
    }

    /// Parcels that go no further without a person.
    package func parcels(
        needing attention: ParcelAttention, after cursor: String?, limit: Int
    ) async throws -> AttentionPage {
        try await house.store.read { session in
            let found = try session.parcels(
                needing: attention, after: cursor ?? "", limit: limit + 1)
            return AttentionPage(
                items: try found.prefix(limit).compactMap { try session.turns(of: $0) },
                next: found.count > limit ? found[limit - 1].text : nil)
        }
    }

    /// An operator names the courier of a parcel, or another one than it has.
    ///
    /// The courier must serve it by the tables of this moment, with the amount agreed at the door;
    /// throws `notServed` with the answer otherwise. A way that has ended takes no other courier.
    /// Its API is given the parcel as soon as the API before has given it up.
    package func name(
        _ courier: CourierCode, service: ServiceCode?, for id: ParcelID, by caller: Caller,
        once: Once, render: @escaping @Sendable (ParcelWithTurns) throws -> Answer
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            let file = try Self.open(id, in: session)
            guard let last = file.turns.last,
                let answer = try house.reach(of: id, at: now, in: session)
            else { throw AssignmentError.notFound(id) }
            let option = answer.options.first {
                $0.courier == courier && (service == nil || $0.service == service)
            }
            guard let option else { throw AssignmentError.notServed(courier, answer) }
            if try house.shipmentRoom(of: id, with: courier, in: session) == .never {
                throw AssignmentError.shipmentInTheWay(id)
            }
            let next = try house.assign(id, to: option, after: last, at: now, in: session)
            try house.note(
                "parcel_assigned", on: id.text, by: caller, next.courier.text, at: now,
                in: session)
            return try Self.file(of: id, in: session)
        }
        house.publishShipments()
        return answer
    }

    /// An operator lets a parcel go round again: one that is stuck waits for workers anew, and one
    /// that nobody carries is offered again, also to couriers that only let their time go by.
    package func release(
        _ id: ParcelID, by caller: Caller, once: Once,
        render: @escaping @Sendable (ParcelWithTurns) throws -> Answer
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            let file = try Self.open(id, in: session)
            guard let last = file.turns.last else { throw AssignmentError.notFound(id) }
            if file.parcel.handover == .unassigned, !last.state.isOpen {
                let refusers = Set(
                    file.turns.filter { $0.state == .rejected }.map(\.courier))
                try house.offerOnward(
                    id, after: last, leavingOut: refusers, tellsIt: false, at: now, in: session)
            } else if try !session.unstick(id) {
                throw AssignmentError.nothingToRelease(id)
            }
            try house.note("parcel_released", on: id.text, by: caller, at: now, in: session)
            return try Self.file(of: id, in: session)
        }
        house.publishShipments()
        return answer
    }

    /// A parcel whose way has not ended; a courier that cancels it does not end it.
    private static func open(
        _ id: ParcelID, in session: StoreSession
    ) throws -> ParcelWithTurns {
        let file = try file(of: id, in: session)
        let status = ParcelHistory(try session.reports(of: id)).status
        let isAtItsEnd = status?.isFinal == true && status != .cancelled
        if file.parcel.handover == .cancelled || isAtItsEnd {
            throw AssignmentError.parcelOver(id)
        }
        return file
    }

    private static func file(
        of id: ParcelID, in session: StoreSession
    ) throws -> ParcelWithTurns {
        guard let file = try session.turns(of: id) else { throw AssignmentError.notFound(id) }
        return file
    }
}
