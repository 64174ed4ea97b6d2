import Couriers
import Logging
import Market
import Reach
import Storage
import Synchronization
import TestSupport

@testable import Outbox

/// Parcels that go from one courier's API to another's and are given back, in a bad world.
final class TransferSimulation: Sendable {
    private enum Weather: CaseIterable {
        case fine, lostBefore, lostAfter, lostLate, broken, unreachable
    }

    private struct State {
        var dice: CoverageDice
        var offices: [PartnerCode: ModelOffice]
        var weather = Weather.fine
        var orders = 0
        var cancelled: Set<Int> = []
        var moves = 0
        var breaches: [String] = []
    }

    static let second = CoverageSamples.courier("b")
    private static let most = 6
    private static let settings: PushSettings = {
        var settings = PushSettings()
        settings.ladder = RetryLadder(waits: [.zero, .seconds(5), .seconds(60)])
        return settings
    }()

    private let world: ShipmentWorld
    private let partners: [PartnerCode]
    private let rule: CarryingCapabilities.LostCreate
    private let state: Mutex<State>

    init(
        seed: UInt64, _ rule: CarryingCapabilities.LostCreate, _ world: ShipmentWorld
    ) async throws {
        guard let other = PartnerCode("ben-kia") else { preconditionFailure("a code") }
        self.world = world
        self.rule = rule
        partners = [world.code, other]
        state = Mutex(
            State(
                dice: CoverageDice(seed: seed),
                offices: [world.code: ModelOffice(rule), other: ModelOffice(rule)]))
        try await world.addPartner(other, carrying: Self.second)
    }

    var breaches: [String] {
        state.withLock { $0.breaches + $0.offices.values.flatMap(\.breaches) }
    }
    /// How many parcels went to another courier's API.
    var moves: Int { state.withLock { $0.moves } }

    func run(steps: Int) async throws {
        for _ in 0..<steps {
            switch roll(0...99) {
            case 0..<10: try await order()
            case 10..<13: try await cancel()
            case 13..<22: move(isBack: roll(0...2) == 0)
            case 22..<34: try await call()
            case 34..<40: try await decide()
            case 40..<48: try await hand()
            case 48..<54: try await sweep()
            default: try await step()
            }
            try await check()
        }
        try await settle()
    }

    private func roll(_ range: ClosedRange<Int>) -> Int {
        state.withLock { $0.dice.number(range) }
    }

    private func order() async throws {
        let number = state.withLock { state -> Int? in
            if state.orders >= Self.most { return nil }
            state.orders += 1
            return state.orders
        }
        guard let number else { return }
        try await world.order(number)
        try await world.assign(number, to: ShipmentWorld.courier, number: 1)
    }

    private func anyParcel() -> Int? {
        state.withLock { $0.orders == 0 ? nil : $0.dice.number(1...$0.orders) }
    }

    private func cancel() async throws {
        guard let number = anyParcel(), try await !isHandedOver(number) else { return }
        state.withLock { _ = $0.cancelled.insert(number) }
        try await world.store.write { session in
            try session.set(.cancelled, ofParcel: ParcelID("pk_\(number)"))
        }
        try await world.cancel(number)
    }

    private func isHandedOver(_ number: Int) async throws -> Bool {
        try await world.store.read { session in
            ParcelHistory(try session.reports(of: ParcelID("pk_\(number)"))).status?
                .isHandedOver == true
        }
    }

    /// An operator gives the parcel to the other courier, as the desk does.
    private func hand() async throws {
        guard let number = anyParcel(), try await !isHandedOver(number),
            !(state.withLock { $0.cancelled.contains(number) })
        else { return }
        try await world.hand(number, isNamed: true)
    }

    /// Time looks at what couriers gave back.
    private func sweep() async throws {
        let given = try await world.store.read { try $0.givenBackParcels(limit: 100) }
        for parcel in given {
            guard let number = Int(parcel.text.dropFirst(3)) else { continue }
            let isHandedOver = try await isHandedOver(number)
            try await world.store.write { try $0.settleGivenBack(parcel) }
            if !isHandedOver { try await world.hand(number, isNamed: false) }
        }
    }

    /// A parcel at one of the couriers goes on, or the courier cancels it of its own accord.
    private func move(isBack: Bool) {
        let now = world.clock.now
        state.withLock { state in
            let code = state.dice.pick(partners)
            let known = state.offices[code]?.carried.keys.sorted() ?? []
            if known.isEmpty { return }
            let waybill = state.dice.pick(known)
            if isBack {
                state.offices[code]?.giveBack(waybill, at: now)
            } else {
                state.offices[code]?.move(waybill, at: now)
            }
        }
    }

    private func call() async throws {
        let found = state.withLock { state -> (PartnerCode, String)? in
            let code = state.dice.pick(partners)
            guard let calls = state.offices[code]?.calls, !calls.isEmpty else { return nil }
            let place = state.dice.number(0...(calls.count - 1))
            if state.dice.hits(60) { state.offices[code]?.calls.remove(at: place) }
            return (code, calls[place])
        }
        if let (code, text) = found { try await world.call(text, to: code) }
    }

    private func step() async throws {
        state.withLock { state in
            if state.dice.hits(60) { return }
            state.weather = state.dice.hits(45) ? .fine : state.dice.pick(Weather.allCases)
        }
        let code = state.withLock { $0.dice.pick(partners) }
        switch try await lane(code).look() {
        case .start(let jobs):
            let lane = lane(code)
            for job in jobs where roll(0...3) > 0 { try await lane.perform(job) }
        case .wait(let instant) where roll(0...3) > 0:
            world.clock.set(max(world.clock.now + 1, instant))
        case .rest, .wait, .again, .idle:
            world.clock.advance(seconds: Int64(roll(1...90)))
        }
    }

    private func lane(_ code: PartnerCode) -> ShipmentLane {
        let transport = ScriptedTransport { [self] request in
            let now = world.clock.now
            return state.withLock { Self.meet(request, of: code, at: now, &$0) }
        }
        return world.lane(transport, of: code, settings: Self.settings)
    }

    private static func meet(
        _ request: CourierRequest, of code: PartnerCode, at now: Int64, _ state: inout State
    ) -> Result<CourierReply, TransportError> {
        for office in state.offices.keys { state.offices[office]?.arrive(by: now) }
        let words = request.word.split(separator: " ").map(String.init)
        switch state.weather {
        case .fine:
            let answer = state.offices[code]?.take(words, at: now) ?? "no"
            let status = answer == "no" ? 400 : 200
            return .success(CourierReply(status: status, body: Array(answer.utf8)))
        case .lostBefore: return .failure(.interrupted("timeout"))
        case .broken: return .success(CourierReply(status: 502))
        case .unreachable: return .failure(.unreachable("no route"))
        case .lostAfter: _ = state.offices[code]?.take(words, at: now)
        case .lostLate: state.offices[code]?.underway.append((now + 30_000, words))
        }
        return .failure(.interrupted("reset"))
    }

    /// A person looks at the courier's own page and says what is so.
    private func decide() async throws {
        let now = world.clock.now
        let isUnderway = state.withLock { state in
            for code in partners { state.offices[code]?.arrive(by: now) }
            return state.offices.values.contains { !$0.underway.isEmpty }
        }
        if isUnderway { return }
        let rule = LostCreateRule(rule)
        for parcel in try await world.store.read({ try $0.parkedParcels(limit: 100) }) {
            let known = try await world.store.read { try $0.shipment(of: parcel) }
            guard let known else { continue }
            let (waybill, isGone) = state.withLock { state in
                let office = state.offices[known.partner]
                let waybill = office?.waybill(of: parcel.text)
                let status = waybill.flatMap { office?.carried[$0]?.status }
                return (waybill, status?.isHandedOver == true)
            }
            try await world.store.write { session in
                if known.shipment.state == .cancelling, isGone {
                    try session.decide(.giveUp, on: parcel, now: now)
                } else if known.shipment.state == .locked, rule == .waitForWord {
                    let word = waybill.map { ShipmentDecision.adopt(Waybill($0)) } ?? .createAgain
                    try session.decide(word, on: parcel, now: now)
                } else {
                    _ = try session.replayJobs(of: parcel, rule, now: now)
                }
            }
        }
    }

    private func live(_ name: String) -> [(partner: PartnerCode, waybill: String)] {
        state.withLock { state in
            partners.flatMap { code in
                (state.offices[code]?.live(name) ?? []).map { (code, $0) }
            }
        }
    }

    /// No two couriers ever have the same parcel, and who waits for a person is seen.
    private func check() async throws {
        let orders = state.withLock { $0.orders }
        for number in 0..<orders {
            let live = live("pk_\(number + 1)")
            if live.count > 1 {
                state.withLock { $0.breaches.append("pk_\(number + 1) is live at \(live)") }
            }
            let former = try await world.store.read {
                try $0.formerShipments(of: ParcelID("pk_\(number + 1)"))
            }
            state.withLock { $0.moves = max($0.moves, former.count) }
        }
    }

    private func settle() async throws {
        state.withLock { $0.weather = .fine }
        for _ in 0..<8 {
            world.clock.advance(seconds: 24 * 3_600)
            let now = world.clock.now
            state.withLock { state in
                for code in partners { state.offices[code]?.arrive(by: now) }
            }
            while state.withLock({ $0.offices.values.contains { !$0.calls.isEmpty } }) {
                try await call()
            }
            for code in partners { _ = try await lane(code).drain() }
            try await sweep()
            try await decide()
            try await check()
        }
    }

    /// What is not as it must be in the end, in words.
    func faults() async throws -> [String] {
        let (orders, cancelled, offices) = state.withLock {
            ($0.orders, $0.cancelled, $0.offices)
        }
        var faults: [String] = []
        for number in 1...max(1, orders) {
            let name = "pk_\(number)"
            guard let file = try await world.file(number) else { continue }
            let turns = try await world.store.read { try $0.turns(of: ParcelID(name)) }
            let (live, shipment) = (live(name), file.kept.shipment)
            if file.jobs.contains(where: { [.open, .parked].contains($0.state) }) {
                faults.append("\(name) has work left")
            }
            let there = live.first.flatMap { offices[$0.partner]?.carried[$0.waybill]?.status }
            if there?.isHandedOver == true { continue }
            let isCarried = turns?.parcel.handover == .waiting && !cancelled.contains(number)
            if !isCarried {
                if !live.isEmpty { faults.append("\(name) still goes at \(live)") }
                continue
            }
            let expected = shipment.waybill.map { (file.kept.partner, $0.text) }
            if live.map(\.waybill) != [expected?.1 ?? ""] || live.first?.partner != expected?.0 {
                faults.append("\(name) is \(shipment), there it is \(live)")
            }
            let shown = shipment.status(after: file.history)
            if shown != there {
                faults.append("\(name) is shown as \(shown?.rawValue ?? "nothing")")
            }
        }
        return faults
    }
}
