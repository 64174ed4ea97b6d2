import Couriers
import Market
import Reach
import Sandbox
import Testing

/// Reading, calling back, changing and printing, and what goes wrong with it.
@Suite struct ChangingJourneyTests {
    private func created(_ journey: inout SandboxJourney) throws -> Waybill {
        let outcome = try journey.ask(.create(journey.consignment()))
        return try #require(outcome.created, "\(outcome)").waybill
    }

    @Test(arguments: SandboxJourney.carriers.filter { SandboxJourney.operates($0, .detail) })
    func `a parcel is read on its way to the end`(_ kind: CourierKind) throws {
        var journey = try SandboxJourney(kind, along: .island)
        let waybill = try created(&journey)
        var seen: [ParcelStatus] = []
        for _ in 0..<80 {
            _ = journey.pass(hours: 1)
            let outcome = try journey.ask(.detail(waybill))
            let report = try #require(outcome.reported, "\(outcome)")
            #expect(report.waybill?.text ?? waybill.text == waybill.text)
            guard case .status(let status) = report.meaning else { continue }
            if seen.last != status { seen.append(status) }
        }
        #expect(seen.first == .created)
        #expect(seen.last == .delivered)
        #expect(seen.contains(.outForDelivery))
    }

    @Test(arguments: SandboxJourney.carriers.filter { SandboxJourney.operates($0, .find) })
    func `a parcel is found by our number, and an unknown one is absent`(
        _ kind: CourierKind
    ) throws {
        var journey = try SandboxJourney(kind)
        let unknown = try journey.ask(.find(ParcelID("pk_9")))
        #expect(unknown == .ok(.absent))
        let waybill = try created(&journey)
        let found = try journey.ask(.find(ParcelID("pk_1")))
        #expect(found.reported?.waybill == waybill, "\(found)")
    }

    @Test(arguments: SandboxJourney.carriers)
    func `a parcel is called back before it is picked up, once or twice, and not later`(
        _ kind: CourierKind
    ) throws {
        var journey = try SandboxJourney(kind)
        let waybill = try created(&journey)
        let cancel = CourierJob.cancel(waybill, .outOfStock)
        let first = try journey.ask(cancel)
        #expect(first == .ok(.cancelled), "\(first)")
        #expect(journey.world.parcels(of: journey.counterpart).first?.stage == .cancelled)
        var late = try SandboxJourney(kind)
        let other = try created(&late)
        _ = late.pass(hours: 40)
        let refused = try late.ask(.cancel(other, .other))
        expectNotDone(refused, late)
    }

    @Test(arguments: SandboxJourney.carriers)
    func `a second call back never says that the parcel still runs`(_ kind: CourierKind) throws {
        var journey = try SandboxJourney(kind)
        let cancel = CourierJob.cancel(try created(&journey), .other)
        _ = try journey.ask(cancel)
        let again = try journey.ask(cancel)
        if again != .ok(.cancelled) { expectNotDone(again, journey) }
    }

    /// A plain no; or a doubt where a read can tell, as after GHN's `result` of false.
    private func expectNotDone(_ outcome: CourierOutcome, _ journey: SandboxJourney) {
        #expect(outcome.answer == nil, "\(outcome)")
        let isPlain = outcome.rejection?.remedy == .amend
        #expect(isPlain || (outcome.isDoubt && journey.can(.detail)), "\(outcome)")
    }

    @Test(arguments: SandboxJourney.carriers.filter { SandboxJourney.operates($0, .updateCOD) })
    func `the money to collect is changed`(_ kind: CourierKind) throws {
        var journey = try SandboxJourney(kind)
        let waybill = try created(&journey)
        let outcome = try journey.ask(.updateCOD(waybill, Money(vnd: 90_000)))
        #expect(outcome == .ok(.updatedCOD), "\(outcome)")
        let parcel = journey.world.parcels(of: journey.counterpart).first
        #expect(parcel?.load.collect == 90_000)
    }

    @Test(
        arguments: SandboxJourney.carriers.filter { SandboxJourney.operates($0, .label) },
        LabelPaper.allCases)
    func `a label is a document, or a link that opens`(
        _ kind: CourierKind, _ paper: LabelPaper
    ) throws {
        var journey = try SandboxJourney(kind)
        let waybill = try created(&journey)
        let outcome: CourierOutcome
        do {
            outcome = try journey.ask(.label(waybill, paper))
        } catch CourierError.refused {
            // Not every courier prints on every paper; then nothing is sent.
            return
        }
        guard case .label(let label) = outcome.answer else {
            Issue.record("\(outcome)")
            return
        }
        switch label {
        case .document(let bytes, _): #expect(!bytes.isEmpty)
        case .link(let link, _):
            guard link.text.hasPrefix("/") else { return }
            let request = CourierRequest(method: .get, url: journey.account.url + link.text)
            #expect(journey.open(request)?.status == 200)
        }
    }

    @Test(arguments: SandboxJourney.carriers.filter { SandboxJourney.operates($0, .logIn) })
    func `a token that has run out is noticed, and a new one does`(_ kind: CourierKind) throws {
        var journey = try SandboxJourney(kind)
        let waybill = try created(&journey)
        journey.fault(#""expired_token":true"#)
        let outcome = try journey.send(.cancel(waybill, .other))
        #expect(outcome.rejection?.remedy == .logIn, "\(outcome)")
        try journey.logIn()
        #expect(try journey.ask(.cancel(waybill, .other)) == .ok(.cancelled))
    }

    @Test(arguments: SandboxJourney.carriers)
    func `too many calls wait as long as the courier says`(_ kind: CourierKind) throws {
        var journey = try SandboxJourney(kind)
        if journey.can(.logIn) { try journey.logIn() }
        journey.fault(#""status":429,"retry_after":7"#)
        let outcome = try journey.ask(.create(journey.consignment()))
        #expect(outcome.rejection?.remedy == .later(afterSeconds: 7), "\(outcome)")
    }

    @Test(arguments: SandboxJourney.carriers, [500, 502, 503])
    func `a server's fault after a create leaves a doubt or asks to wait`(
        _ kind: CourierKind, _ status: Int
    ) throws {
        var journey = try SandboxJourney(kind)
        if journey.can(.logIn) { try journey.logIn() }
        journey.fault("\"status\":\(status),\"after\":true")
        let outcome = try journey.ask(.create(journey.consignment()))
        #expect(outcome.created == nil)
        // The parcel is there: whoever called it a plain no would send another one.
        #expect(outcome.rejection?.remedy != .amend, "\(outcome)")
    }

    @Test func `what changed on a day is polled`() throws {
        var journey = try SandboxJourney(.myvnpost)
        let waybill = try created(&journey)
        let today = Day(utcMilliseconds: journey.now)
        let outcome = try journey.ask(.poll(from: today, to: today, page: 1))
        guard case .listed(let reports, let hasMore) = outcome.answer else {
            Issue.record("\(outcome)")
            return
        }
        #expect(reports.map(\.waybill) == [waybill])
        #expect(!hasMore)
    }

    @Test func `a heavy parcel goes to GHN as heavy goods`() throws {
        var journey = try SandboxJourney(.ghn)
        let heavy = journey.consignment { $0.weightGrams = 25_000 }
        let outcome = try journey.ask(.create(heavy))
        #expect(outcome.created != nil, "\(outcome)")
    }

    @Test func `Viettel Post's long token needs no log-in`() throws {
        var journey = try SandboxJourney(.viettelPost)
        journey.account = CourierAccount(
            url: journey.account.url, secret: Secret(SandboxCredentials.viettelPostLongToken),
            hookSecret: journey.account.hookSecret)
        let outcome = try journey.ask(.create(journey.consignment()))
        #expect(outcome.created != nil, "\(outcome)")
    }
}

extension SandboxJourney {
    static func operates(
        _ kind: CourierKind, _ operation: CarryingCapabilities.Operation
    ) -> Bool {
        kind.courier.capabilities.carrying?.operations.contains(operation) ?? false
    }
}
