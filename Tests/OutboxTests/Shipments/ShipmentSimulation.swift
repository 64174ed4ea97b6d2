import Couriers
import Market
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Outbox

/// Parcels on their way through a bad world that a seed repeats exactly.
final class ShipmentSimulation: Sendable {
    /// What the network and the courier do to one question.
    enum Weather: CaseIterable, Sendable {
        case fine, lostBefore, lostAfter, lostLate, broken, throttled, unreachable
        case crashBefore, crashAfter, crashLate
    }

    private struct State {
        var dice: CoverageDice
        var office: ModelOffice
        var weather = Weather.fine
        var orders = 0
        var cancelled: Set<Int> = []
        var crashes = 0
        var locks = 0
    }

    static let most = 8
    private static let settings: PushSettings = {
        var settings = PushSettings()
        settings.ladder = RetryLadder(
            waits: [.zero, .seconds(5), .seconds(60), .seconds(3_600)])
        return settings
    }()

    let world: ShipmentWorld
    private let rule: CarryingCapabilities.LostCreate
    private let state: Mutex<State>

    init(seed: UInt64, _ rule: CarryingCapabilities.LostCreate, _ world: ShipmentWorld) {
        self.world = world
        self.rule = rule
        state = Mutex(State(dice: CoverageDice(seed: seed), office: ModelOffice(rule)))
    }

    var breaches: [String] { state.withLock { $0.office.breaches } }
    var disasters: (crashes: Int, locks: Int) { state.withLock { ($0.crashes, $0.locks) } }

    func run(steps: Int) async throws {
        for _ in 0..<steps {
            switch roll(0...99) {
            case 0..<12: try await order()
            case 12..<17: try await cancel()
            case 17..<30: move()
            case 30..<45: try await call()
            case 45..<49: try await decide()
            default: try await step()
            }
            try await checkParked()
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
        if let number { try await world.order(number) }
    }

    /// Only what no courier has in its hands is cancelled, as the order's rules demand.
    private func cancel() async throws {
        let number = state.withLock { state -> Int? in
            if state.orders == 0 { return nil }
            return state.dice.number(1...state.orders)
        }
        guard let number, let file = try await world.file(number),
            file.history.status?.isHandedOver != true
        else { return }
        state.withLock { _ = $0.cancelled.insert(number) }
        try await world.cancel(number)
    }

    private func move() {
        let now = world.clock.now
        state.withLock { state in
            let known = state.office.carried.keys.sorted()
            if !known.isEmpty { state.office.move(state.dice.pick(known), at: now) }
        }
    }

    /// Any of the courier's calls arrives, and often it stays to arrive again.
    private func call() async throws {
        let text = state.withLock { state -> String? in
            if state.office.calls.isEmpty { return nil }
            let place = state.dice.number(0...(state.office.calls.count - 1))
            let text = state.office.calls[place]
            if state.dice.hits(60) { state.office.calls.remove(at: place) }
            return text
        }
        if let text { try await world.call(text) }
    }

    private func step() async throws {
        state.withLock { state in
            if state.dice.hits(60) { return }
            state.weather = state.dice.hits(40) ? .fine : state.dice.pick(Weather.allCases)
        }
        let isCrash = state.withLock {
            [.crashBefore, .crashAfter, .crashLate].contains($0.weather)
        }
        let lane = world.lane(transport, settings: Self.settings)
        switch try await lane.look() {
        case .start(let jobs):
            for job in jobs where roll(0...3) > 0 { try await lane.perform(job) }
        case .wait(let instant) where roll(0...3) > 0:
            world.clock.set(max(world.clock.now + 1, instant))
        case .rest, .wait, .again, .idle:
            world.clock.advance(seconds: Int64(roll(1...90)))
        }
        if isCrash, roll(0...3) == 0 {
            state.withLock { $0.crashes += 1 }
            try await world.restart()
        }
    }

    private var transport: ScriptedTransport {
        ScriptedTransport { [self] request in
            let now = world.clock.now
            return state.withLock { Self.meet(request, at: now, &$0) }
        }
    }

    private static func meet(
        _ request: CourierRequest, at now: Int64, _ state: inout State
    ) -> Result<CourierReply, TransportError> {
        state.office.arrive(by: now)
        let words = request.word.split(separator: " ").map(String.init)
        switch state.weather {
        case .fine:
            let answer = state.office.take(words, at: now)
            let status = answer == "no" ? 400 : 200
            return .success(CourierReply(status: status, body: Array(answer.utf8)))
        case .lostBefore: return .failure(.interrupted("timeout"))
        case .broken: return .success(CourierReply(status: 502))
        case .unreachable: return .failure(.unreachable("no route"))
        case .throttled: return .success(CourierReply(status: 429))
        case .crashBefore: return .failure(.cancelled)
        case .lostAfter, .crashAfter: _ = state.office.take(words, at: now)
        // No call is longer underway than its time limit.
        case .lostLate, .crashLate: state.office.underway.append((now + 30_000, words))
        }
        let isCrash = state.weather == .crashAfter || state.weather == .crashLate
        return .failure(isCrash ? .cancelled : .interrupted("reset"))
    }

    /// A person looks at the courier's own page and says what is so.
    private func decide() async throws {
        let now = world.clock.now
        state.withLock { $0.office.arrive(by: now) }
        let parked = try await world.store.read { try $0.parkedParcels(limit: 100) }
        for parcel in parked { try await decide(parcel, at: now) }
    }

    private func decide(_ parcel: ParcelID, at now: Int64) async throws {
        // What is still underway nobody sees; a person waits until that is over.
        let (isUnderway, waybill) = state.withLock { state in
            (!state.office.underway.isEmpty, state.office.waybill(of: parcel.text))
        }
        let isGone = state.withLock { state in
            waybill.flatMap { state.office.carried[$0]?.status.isHandedOver } ?? false
        }
        if isUnderway { return }
        let rule = LostCreateRule(rule)
        try await world.store.write { session in
            let state = try session.shipment(of: parcel)?.shipment.state
            if state == .cancelling, isGone {
                try session.decide(.giveUp, on: parcel, now: now)
            } else if state == .locked, rule == .waitForWord {
                let word = waybill.map { ShipmentDecision.adopt(Waybill($0)) } ?? .createAgain
                try session.decide(word, on: parcel, now: now)
            } else {
                _ = try session.replayJobs(of: parcel, rule, now: now)
            }
        }
    }

    /// Parked means visible, and locked means parked with a reason.
    private func checkParked() async throws {
        let orders = state.withLock { $0.orders }
        let parked = Set(try await world.store.read { try $0.parkedParcels(limit: 100) })
        for number in 0..<orders {
            guard let file = try await world.file(number + 1) else { continue }
            let waits = file.jobs.contains { $0.state == .parked }
            #expect(waits == parked.contains(file.kept.shipment.parcel))
            if file.kept.shipment.state == .locked {
                #expect(waits && file.kept.shipment.reason != nil)
                state.withLock { $0.locks += 1 }
            }
        }
    }

    /// The weather clears up: everything must come to its end.
    private func settle() async throws {
        state.withLock { $0.weather = .fine }
        for _ in 0..<10 {
            world.clock.advance(seconds: 24 * 3_600)
            let now = world.clock.now
            state.withLock { $0.office.arrive(by: now) }
            while !(state.withLock { $0.office.calls.isEmpty }) { try await call() }
            _ = try await world.lane(transport, settings: Self.settings).drain()
            try await decide()
        }
    }

    /// What is not as it must be in the end, in words.
    func faults() async throws -> [String] {
        let (orders, cancelled, office) = state.withLock {
            ($0.orders, $0.cancelled, $0.office)
        }
        var faults: [String] = []
        for number in 0..<orders {
            guard let file = try await world.file(number + 1) else { continue }
            let name = "pk_\(number + 1)"
            let live = office.live(name)
            let shipment = file.kept.shipment
            if file.jobs.contains(where: { [.open, .parked].contains($0.state) }) {
                faults.append("\(name) has work left")
            }
            let isOver = live.isEmpty || office.carried[live[0]]?.status.isHandedOver == true
            if cancelled.contains(number + 1), !isOver { faults.append("\(name) still goes") }
            if !cancelled.contains(number + 1), live != [shipment.waybill?.text ?? ""] {
                faults.append("\(name) is \(shipment), there it is \(live)")
            }
            let shown = shipment.status(after: file.history)
            if let waybill = shipment.waybill?.text, shown != office.carried[waybill]?.status {
                faults.append("\(name) is shown as \(shown?.rawValue ?? "nothing")")
            }
        }
        return faults
    }
}
