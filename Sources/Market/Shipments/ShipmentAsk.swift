/// One question to a courier about a parcel.
package enum ShipmentAsk: String, Sendable, CaseIterable {
    case create
    /// Do you know the parcel by our number?
    case find
    case detail
    case cancel
    case updateCOD = "update_cod"

    /// What is asked, as a Vietnamese sentence names it.
    var vietnamese: String {
        switch self {
        case .create: "tạo vận đơn"
        case .find: "tìm kiện"
        case .detail: "xem kiện"
        case .cancel: "huỷ vận đơn"
        case .updateCOD: "đổi tiền thu hộ"
        }
    }
}

/// What a courier's documents allow after a create whose answer was lost.
package enum LostCreateRule: Hashable, Sendable, CaseIterable {
    /// The same again does not make a second parcel.
    case sendAgain
    /// Ask by our number first.
    case findFirst
    /// Wait until the courier names the parcel, or a person decides.
    case waitForWord
}

/// What is done next for a job.
package enum ShipmentTurn: Hashable, Sendable {
    case ask(ShipmentAsk)
    /// What the job wants is so already.
    case done
    /// What the job wants makes no sense any more.
    case drop
    /// Nobody may ask again: the shipment waits for a word or a person.
    case lock
}

extension Shipment {
    /// What a job asks now; the one place that decides whether a create is sent.
    ///
    /// `readsFirst` says that an earlier cancel may have been taken and the courier can be asked.
    package func turn(
        for kind: ShipmentJobKind, _ lostCreate: LostCreateRule, readsFirst: Bool = false
    ) -> ShipmentTurn {
        switch kind {
        case .create: return turnOfCreate(lostCreate)
        case .cancel:
            let turn = turnOfCancel
            return turn == .ask(.cancel) && readsFirst ? .ask(.detail) : turn
        case .detail:
            let isThere = waybill != nil && (state == .created || state == .cancelling)
            return isThere ? .ask(.detail) : .drop
        case .updateCOD: return turnOfUpdate
        }
    }

    private func turnOfCreate(_ lostCreate: LostCreateRule) -> ShipmentTurn {
        switch (state, lostCreate) {
        case (.waiting, _), (.refused, _), (.creating, .sendAgain): .ask(.create)
        case (.creating, .findFirst), (.locked, .findFirst): .ask(.find)
        case (.creating, .waitForWord), (.locked, .waitForWord): .lock
        case (.locked, .sendAgain): .ask(.create)
        case (.created, _), (.cancelling, _): .done
        case (.cancelled, _): .drop
        }
    }

    private var turnOfCancel: ShipmentTurn {
        switch state {
        case .waiting, .refused, .cancelled: .done
        case .creating, .locked: .lock
        case .created, .cancelling: waybill == nil ? .lock : .ask(.cancel)
        }
    }

    private var turnOfUpdate: ShipmentTurn {
        switch state {
        // The create has not gone out yet and will say the new amount.
        case .waiting, .refused: .done
        case .created: .ask(.updateCOD)
        case .creating, .locked: .lock
        case .cancelling, .cancelled: .drop
        }
    }

    /// The shipment as it must be on disk before the question is asked.
    package func asking(_ ask: ShipmentAsk) -> Shipment {
        var next = self
        switch ask {
        case .create: next.state = .creating
        case .cancel: next.state = .cancelling
        case .find, .detail, .updateCOD: break
        }
        return next
    }
}
