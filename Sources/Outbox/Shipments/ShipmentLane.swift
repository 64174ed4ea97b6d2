internal import Couriers
internal import Logging
internal import Market
internal import Reach
internal import Storage
internal import Synchronization

/// Everything that is asked of one courier: parcels side by side, each parcel's jobs in order.
final class ShipmentLane: Sendable {
    /// Parcels that one courier is asked about at the same time.
    static let mostAtOnce = 8
    /// A token must outlast the call that shows it, in milliseconds.
    static let timeOfACall: Int64 = 60_000

    /// What to do after looking.
    enum Turn: Hashable, Sendable {
        /// These jobs may go now; each must be given to `perform`.
        case start([ShipmentJob])
        case again
        case wait(until: Int64)
        case rest(Duration)
        case idle
    }

    let code: PartnerCode
    let store: Store
    let transport: any CourierTransport
    let tools: PushTools
    let settings: PushSettings
    let logger: Logger
    let gate: PartnerGate
    /// The adapter of a kind, `nil` where there is none.
    let adapter: @Sendable (_ kind: String) -> (any Courier)?
    /// To be called when another partner's lane has got something to do.
    let wakeOthers: @Sendable () -> Void
    let polling = Mutex(PollingPlace())
    /// The jobs on their way, by their parcels.
    private let busy = Mutex<[ParcelID: Int]>([:])

    init(
        code: PartnerCode, store: Store, transport: any CourierTransport, tools: PushTools,
        settings: PushSettings = PushSettings(), gate: PartnerGate = PartnerGate(),
        adapter: @escaping @Sendable (String) -> (any Courier)? = ShipmentLane.known,
        wakeOthers: @escaping @Sendable () -> Void = {}, logger: Logger
    ) {
        self.code = code
        self.store = store
        self.transport = transport
        self.tools = tools
        self.settings = settings
        self.gate = gate
        self.adapter = adapter
        self.wakeOthers = wakeOthers
        self.logger = logger
    }

    /// The adapters that the house has.
    @Sendable static func known(_ kind: String) -> (any Courier)? {
        CourierKind(rawValue: kind)?.courier
    }

    /// Handles what the courier called about, then says which jobs may go.
    func look() async throws -> Turn {
        let begin = tools.now()
        // Before the store is read: a job that ends meanwhile still counts as being worked on.
        let busy = busy.withLock { Set($0.keys) }
        let view = try await store.read { try self.view(in: $0, besides: busy, at: begin) }
        guard let view else { return .idle }
        if view.hasHooks {
            try await handleHooks(of: view.partner, view.courier)
            return .again
        }
        if view.hasRereads {
            try await queueRereads(for: view.carrying)
            return .again
        }
        var nextAt = view.nextAt
        if view.isPolled {
            let pause = pauseBeforePoll()
            if pause <= .zero { return try await poll(view.partner, view.courier) }
            nextAt = min(nextAt ?? .max, begin + max(1, pause.wholeMilliseconds))
        }
        if view.jobs.isEmpty { return nextAt.map { .wait(until: $0) } ?? .idle }
        let account = view.partner.account(at: begin)
        if view.courier.needsLogIn(account, at: begin + Self.timeOfACall) {
            return try await logIn(view.partner, view.courier, for: view.jobs)
        }
        return admit(view.jobs, at: view.partner.pace)
    }

    /// What is to be done for the partner as it stands.
    private struct View {
        let partner: Partner
        let courier: any Courier
        let carrying: CarryingCapabilities
        let hasHooks: Bool
        let hasRereads: Bool
        /// Whether parcels are under way at a courier that lists what changed.
        let isPolled: Bool
        let jobs: [ShipmentJob]
        let nextAt: Int64?
    }

    private func view(
        in session: StoreSession, besides busy: Set<ParcelID>, at now: Int64
    ) throws -> View? {
        guard let partner = try session.partner(code), partner.state != .disabled,
            let courier = adapter(partner.kind),
            let carrying = courier.capabilities.carrying
        else { return nil }
        let free = Self.mostAtOnce - busy.count
        let due = try session.dueJobs(at: code, now: now, limit: Self.mostAtOnce * 2)
        let jobs = due.filter { !busy.contains($0.parcel) }.prefix(max(0, free))
        let reread = try session.nextReread(at: code)
        let next = [try session.nextJob(at: code, after: now), reread].compactMap(\.self).min()
        return View(
            partner: partner, courier: courier, carrying: carrying,
            hasHooks: try !session.waitingHooks(of: code, limit: 1).isEmpty,
            hasRereads: try !session.shipmentsToReread(at: code, now: now, limit: 1).isEmpty,
            isPolled: carrying.operations.contains(.poll) && reread != nil,
            jobs: Array(jobs), nextAt: next)
    }

    /// Lets through as many as the partner's pace and breaker bear.
    private func admit(_ jobs: [ShipmentJob], at pace: PartnerPace) -> Turn {
        var admitted: [ShipmentJob] = []
        for job in jobs {
            // At the foot of its ladder for a second time: an operator wants it tried.
            let isReplayed = job.rung == 0 && job.attempts > 0
            let pause = gate.wait(pace: pace, isAskedFor: isReplayed, at: tools.uptime())
            if let pause {
                if admitted.isEmpty { return .rest(pause) }
                break
            }
            admitted.append(job)
        }
        busy.withLock { busy in
            for job in admitted { busy[job.parcel] = job.number }
        }
        return .start(admitted)
    }

    /// The job that the courier is being asked for the parcel, if there is one.
    func askedNow(of parcel: ParcelID) -> Int? {
        busy.withLock { $0[parcel] }
    }

    /// Asks for one job that was let through and notes what came of it.
    func perform(_ job: ShipmentJob) async throws {
        defer { busy.withLock { $0[job.parcel] = nil } }
        var result = PartnerGate.Result.left
        defer { gate.note(result, at: tools.uptime()) }
        guard let call = try await store.write({ try self.prepare(job, in: $0) }),
            let answer = await attempt(call)
        else { return }
        result = answer.result
        record(answer, of: call)
        try await store.write { try self.settle(answer, of: call, in: $0) }
    }
}
