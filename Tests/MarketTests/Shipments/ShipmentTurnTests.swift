import Market
import Testing

/// What a job asks, for every state and every kind of courier.
@Suite struct ShipmentTurnTests {
    struct Case: Sendable {
        let kind: ShipmentJobKind
        let state: ShipmentState
        let rule: LostCreateRule
        let turn: ShipmentTurn

        init(
            _ kind: ShipmentJobKind, _ state: ShipmentState, _ rule: LostCreateRule,
            _ turn: ShipmentTurn
        ) {
            self.kind = kind
            self.state = state
            self.rule = rule
            self.turn = turn
        }
    }

    static let creates: [Case] = [
        Case(.create, .waiting, .sendAgain, .ask(.create)),
        Case(.create, .waiting, .findFirst, .ask(.create)),
        Case(.create, .waiting, .waitForWord, .ask(.create)),
        Case(.create, .creating, .sendAgain, .ask(.create)),
        Case(.create, .creating, .findFirst, .ask(.find)),
        Case(.create, .creating, .waitForWord, .lock),
        Case(.create, .locked, .sendAgain, .ask(.create)),
        Case(.create, .locked, .findFirst, .ask(.find)),
        Case(.create, .locked, .waitForWord, .lock),
        Case(.create, .created, .findFirst, .done),
        Case(.create, .cancelling, .sendAgain, .done),
        Case(.create, .cancelled, .sendAgain, .drop),
    ]

    static let others: [Case] = [
        Case(.cancel, .waiting, .sendAgain, .done),
        Case(.cancel, .refused, .sendAgain, .done),
        Case(.cancel, .cancelled, .sendAgain, .done),
        Case(.cancel, .created, .sendAgain, .ask(.cancel)),
        Case(.cancel, .cancelling, .sendAgain, .ask(.cancel)),
        Case(.cancel, .creating, .sendAgain, .lock),
        Case(.cancel, .locked, .waitForWord, .lock),
        Case(.detail, .created, .sendAgain, .ask(.detail)),
        Case(.detail, .cancelling, .sendAgain, .ask(.detail)),
        Case(.detail, .waiting, .sendAgain, .drop),
        Case(.detail, .cancelled, .sendAgain, .drop),
        Case(.updateCOD, .waiting, .sendAgain, .done),
        Case(.updateCOD, .created, .sendAgain, .ask(.updateCOD)),
        Case(.updateCOD, .creating, .sendAgain, .lock),
        Case(.updateCOD, .cancelling, .sendAgain, .drop),
    ]

    @Test(arguments: creates + others)
    func `a job asks what its state allows and nothing else`(_ example: Case) {
        let shipment = ShipmentSamples.shipment(example.state)
        #expect(shipment.turn(for: example.kind, example.rule) == example.turn, "\(example)")
    }

    @Test(arguments: ShipmentState.allCases.filter { $0 != .waiting && $0 != .refused })
    func `a courier that cannot be asked never gets a second create`(_ state: ShipmentState) {
        let turn = ShipmentSamples.shipment(state).turn(for: .create, .waitForWord)
        #expect(turn != .ask(.create))
    }

    @Test func `a cancel in doubt reads first where one can read`() {
        let shipment = ShipmentSamples.shipment(.cancelling)
        #expect(shipment.turn(for: .cancel, .sendAgain, readsFirst: true) == .ask(.detail))
    }

    @Test func `a create is on disk as begun before it is sent`() {
        #expect(ShipmentSamples.shipment(.waiting).asking(.create).state == .creating)
        #expect(ShipmentSamples.shipment(.creating).asking(.find).state == .creating)
        #expect(ShipmentSamples.shipment(.created).asking(.cancel).state == .cancelling)
        #expect(ShipmentSamples.shipment(.created).asking(.updateCOD).state == .created)
    }
}

/// Shipments and reports for tests.
enum ShipmentSamples {
    static let reason = ShipmentReason("why", "because")
    static let parcel = ParcelID("pk_1")

    /// With a waybill wherever the courier is known to have it.
    static func shipment(_ state: ShipmentState) -> Shipment {
        switch state {
        case .waiting, .creating, .locked, .refused, .cancelled:
            Shipment(parcel: parcel, state: state)
        case .created, .cancelling: Shipment(parcel: parcel, state: state, waybill: Waybill("W1"))
        }
    }

    static func report(
        _ key: String, _ status: ParcelStatus?, at: Int64?, heard: Int64? = nil,
        confirmed: Bool = true
    ) -> KeptReport {
        var report = ShipmentReport(
            rawStatus: status?.rawValue ?? "?", meaning: status.map { .status($0) } ?? .unmapped,
            dedupKey: key)
        report.at = at
        return KeptReport(report, heardAt: heard ?? 1_000, isConfirmed: confirmed)
    }
}
