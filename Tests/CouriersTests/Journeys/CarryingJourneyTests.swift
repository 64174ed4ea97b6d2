import Couriers
import Market
import Reach
import Sandbox
import Testing

/// Every adapter that carries, against the sandbox's strict courier.
@Suite struct CarryingJourneyTests {
    @Test func `the sandbox plays every kind that carries`() {
        let carriers = CourierKind.allCases.filter { $0.courier.capabilities.carrying != nil }
        #expect(SandboxJourney.carriers == carriers)
        #expect(carriers.count >= 5)
    }

    @Test(arguments: SandboxJourney.carriers)
    func `a way to the island has a price`(_ kind: CourierKind) throws {
        var journey = try SandboxJourney(kind)
        let outcome = try journey.ask(.quote(journey.consignment()))
        guard case .quoted(let quotes) = outcome.answer else {
            Issue.record("\(outcome)")
            return
        }
        // 1320 g to an island: 30000 and 15000, and more with insurance or a dearer service.
        let cheapest = quotes.map(\.total.vnd).min() ?? 0
        #expect((45_000...60_000).contains(cheapest))
        #expect(journey.world.parcels(of: journey.counterpart).isEmpty)
    }

    @Test(arguments: SandboxJourney.carriers)
    func `a parcel is handed over with its weight, its money and its place`(
        _ kind: CourierKind
    ) throws {
        var journey = try SandboxJourney(kind)
        let outcome = try journey.ask(.create(journey.consignment()))
        let parcels = journey.world.parcels(of: journey.counterpart)
        try #require(parcels.count == 1, "\(outcome)")
        #expect(outcome.created?.waybill.text == parcels[0].number, "\(outcome)")
        #expect(parcels[0].code == "pk_1")
        #expect(parcels[0].load.weightGrams == 1_320)
        #expect(parcels[0].load.collect == 275_000)
        #expect(parcels[0].load.place?.commune == "21548")
    }

    @Test(arguments: SandboxJourney.carriers, [true, false])
    func `after a lost answer there is one parcel, found as the courier allows`(
        _ kind: CourierKind, isApplied: Bool
    ) throws {
        var journey = try SandboxJourney(kind)
        if journey.can(.logIn) { try journey.logIn() }
        journey.fault(isApplied ? #""reset":true,"after":true"# : #""reset":true"#)
        let create = CourierJob.create(journey.consignment())
        #expect(try journey.ask(create).isDoubt)
        var number: String?
        switch journey.carrying?.lostCreate {
        case .sameAgain, .adoptRefused:
            let created = try journey.ask(create).created
            number = created?.waybill.text
            if journey.carrying?.lostCreate == .adoptRefused {
                #expect(created?.isAdopted == isApplied)
            }
        case .findFirst:
            let found = try journey.ask(.find(ParcelID("pk_1")))
            if isApplied {
                number = try #require(found.reported, "\(found)").waybill?.text
            } else {
                #expect(found == .ok(.absent))
                number = try journey.ask(create).created?.waybill.text
            }
        case .waitForHook, nil:
            // Nothing is sent again: only the courier's own call can tell.
            let hooks = journey.pass(hours: 0)
            let told = try hooks.flatMap { try reports(of: $0, journey) }
            number = told.first { $0.parcel == ParcelID("pk_1") }?.waybill?.text
            if !isApplied {
                #expect(number == nil)
                return
            }
        }
        let parcels = journey.world.parcels(of: journey.counterpart)
        #expect(parcels.map(\.number) == [number])
    }

    @Test(arguments: SandboxJourney.carriers, SandboxPath.allCases)
    func `every call on every way is believed and understood`(
        _ kind: CourierKind, _ path: SandboxPath
    ) throws {
        var journey = try SandboxJourney(kind, along: path)
        let number = try journey.ask(.create(journey.consignment())).created?.waybill.text
        var statuses: [ParcelStatus] = []
        for hook in journey.pass(hours: 130) {
            for report in try reports(of: hook, journey) {
                #expect(report.waybill?.text == number)
                #expect(report.meaning != .unmapped, "\(report.rawStatus)")
                if case .status(let status) = report.meaning { statuses.append(status) }
            }
        }
        let ends: [SandboxPath: Set<ParcelStatus>] = [
            .refused: [.returned], .still: [.created],
            // Not every courier has a word of its own for a loss or for damage.
            .lost: [.lost, .damaged, .cancelled, .deliveryFailed],
            .damaged: [.lost, .damaged, .cancelled, .deliveryFailed],
        ]
        let last = try #require(statuses.last)
        #expect(ends[path, default: [.delivered]].contains(last), "\(statuses)")
        // A final state that is left again would be refused by the house.
        let final = statuses.firstIndex(where: \.isFinal) ?? statuses.count - 1
        #expect(Set(statuses[final...]).count == 1, "\(statuses)")
    }

    @Test(arguments: SandboxJourney.carriers)
    func `a call with another secret is not believed`(_ kind: CourierKind) throws {
        var journey = try SandboxJourney(kind)
        _ = try journey.ask(.create(journey.consignment()))
        let hook = try #require(journey.pass(hours: 0).first)
        let account = journey.account
        let stranger = CourierAccount(
            url: account.url, secret: Secret("other"), fields: account.fields,
            hookSecret: Secret("other"))
        #expect(journey.courier.believes(hook, account: account))
        #expect(!journey.courier.believes(hook, account: stranger))
    }

    @Test(arguments: SandboxJourney.carriers)
    func `the same call twice has the same key, and each event one of its own`(
        _ kind: CourierKind
    ) throws {
        var journey = try SandboxJourney(kind, along: .redelivered)
        journey.fault(#""hooks":"duplicate""#)
        _ = try journey.ask(.create(journey.consignment()))
        let hooks = journey.pass(hours: 130)
        let keys = try hooks.flatMap { try reports(of: $0, journey).map(\.dedupKey) }
        #expect(keys.count > 5)
        #expect(Set(keys).count == keys.count - 1, "\(keys)")
    }

    private func reports(
        of hook: CourierHook, _ journey: SandboxJourney
    ) throws -> [ShipmentReport] {
        #expect(journey.courier.believes(hook, account: journey.account))
        switch journey.courier.reading(of: hook, at: journey.now) {
        case .reports(let reports): return reports
        case .unreadable(let words):
            Issue.record("unreadable: \(words)")
            return []
        }
    }
}
