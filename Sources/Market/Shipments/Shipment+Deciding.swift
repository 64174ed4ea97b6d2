/// What a courier's word or an operator's makes of a shipment.
extension Shipment {
    /// Takes the number under which the courier has the parcel, and says whether that is news.
    ///
    /// One that was cancelled before it was known there is to be cancelled there too.
    @discardableResult
    package mutating func adopt(_ waybill: Waybill) -> Bool {
        guard self.waybill == nil else { return false }
        self.waybill = waybill
        reason = nil
        switch state {
        case .waiting, .creating, .created, .locked, .refused: state = .created
        case .cancelling, .cancelled: state = .cancelling
        }
        return true
    }

    /// The shipment after an operator's word, and what becomes of its create.
    ///
    /// Giving up also ends what else is parked: a cancel that the courier refuses, for one.
    package func decided(
        _ decision: ShipmentDecision
    ) throws(ShipmentError) -> (shipment: Shipment, create: ShipmentJobFate) {
        if decision == .giveUp { return (try givenUp(), .dropped(.givenUp)) }
        guard state == .locked else { throw .notLocked(state) }
        var next = self
        next.reason = nil
        if case .adopt(let waybill) = decision {
            next.adopt(waybill)
            return (next, .done)
        }
        next.state = .waiting
        return (next, .onward(afterSeconds: 0))
    }

    private func givenUp() throws(ShipmentError) -> Shipment {
        var next = self
        switch state {
        case .creating: throw .notLocked(state)
        // The courier may have it all the same: that reason says so from then on.
        case .locked:
            next.state = .refused
            next.reason = .givenUp
        case .waiting:
            next.state = .refused
            next.reason = .notSent
        // It certainly does not have it, and has said why.
        case .refused: break
        // The courier goes on with it.
        case .cancelling: next.state = .created
        case .created, .cancelled: break
        }
        return next
    }

    /// The shipment whose parked job is tried again.
    package func replayed(
        _ kind: ShipmentJobKind, _ lostCreate: LostCreateRule
    ) throws(ShipmentError) -> Shipment {
        var next = self
        guard kind == .create else { return next }
        switch (state, lostCreate) {
        case (.locked, .waitForWord), (.creating, .waitForWord): throw .needsDecision
        // Still in doubt: the question that may be asked safely is asked again.
        case (.locked, _): next.state = .creating
        case (.refused, _): next.state = .waiting
        case (.waiting, _), (.creating, _), (.created, _), (.cancelling, _), (.cancelled, _):
            break
        }
        next.reason = nil
        return next
    }
}

extension Shipment {
    /// The state that people are shown: what was heard, or what our own calls have come to.
    package func status(after history: ParcelHistory) -> ParcelStatus? {
        if let heard = history.status, heard.isFinal { return heard }
        return switch state {
        case .created, .cancelling: history.status ?? .created
        // The courier itself said so, in answer to our call.
        case .cancelled: .cancelled
        case .waiting, .creating, .locked, .refused: history.status
        }
    }
}

extension Shipment {
    /// The shipment after its order was cancelled, and whether the courier must be told.
    package func calledBack() -> (shipment: Shipment, tellsCourier: Bool) {
        var next = self
        switch state {
        case .waiting, .refused:
            next.state = .cancelled
            // A doubt outlasts the call back.
            if !isGivenUpInDoubt { next.reason = .orderCancelled }
            return (next, false)
        // Only when it is known whether the courier has it can it be called back.
        case .creating, .locked: return (self, true)
        case .created:
            next.state = .cancelling
            return (next, true)
        case .cancelling, .cancelled: return (self, false)
        }
    }
}
