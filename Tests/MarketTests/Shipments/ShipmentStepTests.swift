import Market
import Testing

/// What follows an answer: the shipment's state and what becomes of the job.
@Suite struct ShipmentStepTests {
    private typealias Samples = ShipmentSamples
    private static let created = ShipmentFinding.created(
        Waybill("W1"), fee: nil, expectedBy: nil)

    private static func step(
        _ state: ShipmentState, _ finding: ShipmentFinding, _ ask: ShipmentAsk = .create,
        doubt: Bool = false, _ rule: LostCreateRule = .sendAgain
    ) -> ShipmentStep {
        ShipmentStep(
            ShipmentSamples.shipment(state), after: finding, to: ask, wasInDoubt: doubt, rule)
    }

    @Test func `a waybill makes a shipment, from a create as from a find`() {
        for ask in [ShipmentAsk.create, .find] {
            let step = Self.step(.creating, Self.created, ask)
            #expect(step.shipment.state == .created)
            #expect(step.shipment.waybill == Waybill("W1"))
            #expect(step.job == .done)
        }
    }

    @Test func `a lost create is sent again, looked for, or locked, as the courier allows`() {
        let lost = ShipmentFinding.doubtful(Samples.reason, afterSeconds: nil)
        #expect(
            Self.step(.creating, lost).job == .again(Samples.reason, afterSeconds: 0))
        let find = Self.step(.creating, lost, .create, .findFirst)
        #expect(
            find.job
                == .again(Samples.reason, afterSeconds: ShipmentStep.settlingSeconds))
        #expect(find.shipment.state == .creating)
        let wait = Self.step(.creating, lost, .create, .waitForWord)
        #expect(wait.shipment.state == .locked)
        #expect(wait.job == .parked(Samples.reason))
    }

    private static func step(
        _ state: ShipmentState, _ finding: ShipmentFinding, _ ask: ShipmentAsk,
        _ rule: LostCreateRule
    ) -> ShipmentStep {
        step(state, finding, ask, doubt: false, rule)
    }

    @Test func `only where the courier knows nothing is a create sent anew`() {
        let step = Self.step(.creating, .absent, .find, .findFirst)
        #expect(step.shipment.state == .waiting)
        #expect(step.job == .onward(afterSeconds: 0))
    }

    @Test func `an answer of not now leaves no doubt, but does not lift an earlier one`() {
        let later = ShipmentFinding.later(Samples.reason, afterSeconds: 30)
        #expect(Self.step(.creating, later).shipment.state == .waiting)
        #expect(Self.step(.creating, later, doubt: true).shipment.state == .creating)
        #expect(Self.step(.creating, later, .find, .findFirst).shipment.state == .creating)
        #expect(Self.step(.creating, later).job == .again(Samples.reason, afterSeconds: 30))
    }

    @Test func `a refusal is final for the first create and locks one that was in doubt`() {
        let refused = ShipmentFinding.refused(Samples.reason)
        #expect(Self.step(.creating, refused).shipment.state == .refused)
        #expect(Self.step(.creating, refused).job == .parked(Samples.reason))
        #expect(Self.step(.creating, refused, doubt: true).shipment.state == .locked)
        #expect(Self.step(.creating, refused, .find, .findFirst).shipment.state == .locked)
    }

    @Test func `an answer that comes after the courier named the parcel changes nothing`() {
        let lost = ShipmentFinding.doubtful(Samples.reason, afterSeconds: nil)
        for finding in [lost, .refused(Samples.reason), .absent] {
            let step = Self.step(.created, finding, .create, .waitForWord)
            #expect(step.shipment == Samples.shipment(.created))
            #expect(step.job == .done)
        }
    }

    @Test func `a second waybill is told to people and does not replace the first`() {
        let other = ShipmentFinding.created(Waybill("W2"), fee: nil, expectedBy: nil)
        let step = Self.step(.created, other)
        #expect(step.shipment.waybill == Waybill("W1"))
        #expect(step.shipment.reason?.code == "two_waybills")
    }

    @Test func `a cancel ends when the courier did it or does not know the parcel`() {
        for finding in [ShipmentFinding.cancelled, .absent] {
            let step = Self.step(.cancelling, finding, .cancel)
            #expect(step.shipment.state == .cancelled)
            #expect(step.job == .done)
        }
        let refused = Self.step(.cancelling, .refused(Samples.reason), .cancel)
        #expect(refused.shipment.state == .cancelling)
        #expect(refused.job == .parked(Samples.reason))
    }

    @Test func `a reading that fails is let go, it changes nothing`() {
        let step = Self.step(.created, .refused(Samples.reason), .detail)
        #expect(step.job == .dropped(Samples.reason))
        #expect(step.shipment == Samples.shipment(.created))
    }

    @Test func `at the end of the ladder what is in doubt is locked and the rest is parked`() {
        func end(_ state: ShipmentState, _ ask: ShipmentAsk) -> ShipmentStep {
            .exhausted(Samples.shipment(state), ask, Samples.reason)
        }
        #expect(end(.creating, .create).shipment.state == .locked)
        #expect(end(.creating, .find).shipment.state == .locked)
        #expect(end(.waiting, .create).shipment.state == .waiting)
        #expect(end(.waiting, .create).job == .parked(Samples.reason))
        #expect(end(.cancelling, .cancel).job == .parked(Samples.reason))
        #expect(end(.created, .detail).job == .dropped(Samples.reason))
    }
}
