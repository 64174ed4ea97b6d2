import Market
import Testing

/// At most one courier's API may have a parcel; another is asked once that is certain.
@Suite struct ShipmentRoomTests {
    private static func shipment(
        _ state: ShipmentState, _ waybill: String? = nil, _ reason: ShipmentReason? = nil
    ) -> Shipment {
        Shipment(
            parcel: ParcelID("pk_1"), state: state, reason: reason,
            waybill: waybill.map { Waybill($0) })
    }

    @Test(arguments: ShipmentState.allCases)
    func `another courier waits until nobody can have the parcel any more`(
        _ state: ShipmentState
    ) {
        let isOver = [.waiting, .refused, .cancelled].contains(state)
        let room = ShipmentRoom(beside: Self.shipment(state), isThere: false)
        #expect(room == (isOver ? .free : .later))
    }

    @Test(arguments: ShipmentState.allCases)
    func `a courier that knew the parcel by a number is never given it again`(
        _ state: ShipmentState
    ) {
        #expect(ShipmentRoom(beside: Self.shipment(state, "W1"), isThere: true) == .never)
    }

    @Test func `a courier that refused it may be asked again, one in doubt may not`() {
        #expect(ShipmentRoom(beside: Self.shipment(.refused), isThere: true) == .free)
        for state in [ShipmentState.creating, .locked] {
            #expect(ShipmentRoom(beside: Self.shipment(state), isThere: true) == .never)
        }
    }

    @Test func `what a person gave up in doubt leaves no room, also after the call back`() throws {
        let given = try Self.shipment(.locked).decided(.giveUp).shipment
        #expect(ShipmentRoom(beside: given, isThere: false) == .never)
        let called = given.calledBack().shipment
        #expect(called.state == .cancelled)
        #expect(ShipmentRoom(beside: called, isThere: false) == .never)
    }

    @Test func `what was never there leaves room when it is given up`() throws {
        let refusal = ShipmentReason("area", "no ward")
        for shipment in [Self.shipment(.waiting), Self.shipment(.refused, nil, refusal)] {
            let given = try shipment.decided(.giveUp).shipment
            #expect(given.state == .refused && given.reason != nil)
            #expect(ShipmentRoom(beside: given, isThere: false) == .free)
        }
    }

    @Test func `the least room that any shipment leaves counts`() {
        let over = (shipment: Self.shipment(.cancelled, "W1"), isThere: false)
        let live = (shipment: Self.shipment(.created, "W2"), isThere: false)
        let used = (shipment: Self.shipment(.cancelled, "W3"), isThere: true)
        #expect(ShipmentRoom(beside: []) == .free)
        #expect(ShipmentRoom(beside: [over]) == .free)
        #expect(ShipmentRoom(beside: [over, live]) == .later)
        #expect(ShipmentRoom(beside: [over, live, used]) == .never)
    }
}
