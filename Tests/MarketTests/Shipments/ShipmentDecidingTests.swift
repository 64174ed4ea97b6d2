import Market
import Testing

/// A courier's word, an operator's, and the order's end.
@Suite struct ShipmentDecidingTests {
    private typealias Samples = ShipmentSamples

    @Test(arguments: [ShipmentState.waiting, .creating, .locked, .refused])
    func `a parcel that the courier names is created`(_ state: ShipmentState) {
        var shipment = Samples.shipment(state)
        let isNews = shipment.adopt(Waybill("W9"))
        #expect(isNews)
        #expect(shipment.state == .created)
        #expect(shipment.waybill == Waybill("W9"))
    }

    @Test func `one that was cancelled meanwhile is to be cancelled there too`() {
        var shipment = Samples.shipment(.cancelled)
        let isNews = shipment.adopt(Waybill("W9"))
        #expect(isNews)
        #expect(shipment.state == .cancelling)
    }

    @Test func `a number is never replaced`() {
        var shipment = Samples.shipment(.created)
        let isNews = shipment.adopt(Waybill("W9"))
        #expect(!isNews)
        #expect(shipment.waybill == Waybill("W1"))
    }

    @Test func `an operator decides what is locked, and nothing else`() throws {
        let locked = Samples.shipment(.locked)
        let adopted = try locked.decided(.adopt(Waybill("W9")))
        #expect(adopted.shipment.state == .created && adopted.create == .done)
        let again = try locked.decided(.createAgain)
        #expect(again.shipment.state == .waiting && again.create == .onward(afterSeconds: 0))
        let over = try locked.decided(.giveUp)
        #expect(over.shipment.state == .refused && over.shipment.reason?.code == "given_up")
        for state in ShipmentState.allCases where state != .locked {
            #expect(throws: ShipmentError.notLocked(state)) {
                try Samples.shipment(state).decided(.createAgain)
            }
        }
    }

    @Test func `what is parked can be given up: the courier then goes on with what it has`()
        throws
    {
        func end(_ state: ShipmentState) throws -> ShipmentState {
            try Samples.shipment(state).decided(.giveUp).shipment.state
        }
        #expect(try end(.cancelling) == .created)
        #expect(try end(.waiting) == .refused)
        #expect(try end(.created) == .created)
        #expect(throws: ShipmentError.notLocked(.creating)) { try end(.creating) }
    }

    @Test func `a replay asks what is safe, and demands a decision where nothing is`() throws {
        let locked = Samples.shipment(.locked)
        #expect(try locked.replayed(.create, .findFirst).state == .creating)
        #expect(try locked.replayed(.create, .sendAgain).state == .creating)
        #expect(throws: ShipmentError.needsDecision) {
            try locked.replayed(.create, .waitForWord)
        }
        #expect(try Samples.shipment(.refused).replayed(.create, .waitForWord).state == .waiting)
        let cancelling = Samples.shipment(.cancelling)
        #expect(try cancelling.replayed(.cancel, .waitForWord) == cancelling)
    }

    @Test func `calling back tells the courier unless it certainly has nothing`() {
        let tells = ShipmentState.allCases.filter { Samples.shipment($0).calledBack().tellsCourier }
        #expect(tells == [.creating, .created, .locked])
        #expect(Samples.shipment(.waiting).calledBack().shipment.state == .cancelled)
        #expect(Samples.shipment(.refused).calledBack().shipment.state == .cancelled)
        #expect(Samples.shipment(.created).calledBack().shipment.state == .cancelling)
        #expect(Samples.shipment(.creating).calledBack().shipment.state == .creating)
    }
}
