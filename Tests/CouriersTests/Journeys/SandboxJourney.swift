import Couriers
import Market
import Reach
import Sandbox

/// One of our adapters and the sandbox's courier in one process, each with its own reading of the
/// courier's documents.
struct SandboxJourney {
    let courier: any Courier
    let counterpart: SandboxCourier
    var world: SandboxWorld
    var account: CourierAccount
    var now: Int64 = 1_795_316_400_000

    /// The kinds that carry parcels and that the sandbox plays.
    static let carriers = CourierKind.allCases.filter { kind in
        kind.courier.capabilities.carrying != nil && SandboxCourier(rawValue: kind.rawValue) != nil
    }

    /// With an account such as `GET /control` tells, and parcels that go the way they are sent.
    init(_ kind: CourierKind, along path: SandboxPath = .plain) throws {
        guard let counterpart = SandboxCourier(rawValue: kind.rawValue) else {
            preconditionFailure("the sandbox plays every kind that carries")
        }
        courier = kind.courier
        self.counterpart = counterpart
        world = try SandboxWorld(secret: CourierSamples.secret)
        world.send(counterpart, along: path)
        account = Self.account(at: counterpart)
        let hookSecret = SandboxCredentials.hookSecret(of: counterpart)
        var target = SandboxHookTarget(url: "http://127.0.0.1/hooks", secret: hookSecret)
        target.header = GHN.hookHeader
        world.call(target, for: counterpart)
    }

    var carrying: CarryingCapabilities? { courier.capabilities.carrying }

    func can(_ operation: CarryingCapabilities.Operation) -> Bool {
        carrying?.operations.contains(operation) ?? false
    }

    /// A parcel from the mainland to Lý Sơn in the courier's own names and codes.
    func consignment(
        _ change: (inout ConsignmentSample) -> Void = { _ in }
    ) -> Consignment {
        ConsignmentSample.parcel { sample in
            sample.service = service
            sample.sender = address("21040")
            sample.receiver = address("21548")
            change(&sample)
        }
    }

    func address(_ commune: String) -> CourierAddress {
        guard let place = SandboxPlaces.sample.all.first(where: { $0.commune == commune }) else {
            preconditionFailure("a commune of the sandbox")
        }
        return CourierAddress(
            model: .twoTier, provinceCode: place.provinceCode(at: counterpart),
            provinceName: place.provinceName, wardCode: place.code(at: counterpart),
            wardName: place.name)
    }

    /// Does a job as the outbox does: with a log-in before it, or before doing it again.
    mutating func ask(_ job: CourierJob) throws -> CourierOutcome {
        if courier.needsLogIn(account, at: now) { try logIn() }
        let outcome = try send(job)
        guard outcome.rejection?.remedy == .logIn, can(.logIn) else { return outcome }
        try logIn()
        return try send(job)
    }

    mutating func logIn() throws {
        guard case .ok(.loggedIn(let token)) = try send(.logIn) else { return }
        account = CourierAccount(
            url: account.url, secret: account.secret, fields: account.fields,
            hookSecret: account.hookSecret, token: token)
    }

    mutating func send(_ job: CourierJob) throws -> CourierOutcome {
        let request = try courier.request(for: job, account: account, at: now)
        guard let reply = open(request) else {
            return .unknown(CourierDoubt(cause: "the connection broke"))
        }
        return courier.outcome(of: reply, to: job, at: now)
    }

    /// What comes back over the wire; `nil` where the answer broke.
    mutating func open(_ request: CourierRequest) -> CourierReply? {
        let reply = world.answer(
            SandboxCall(
                method: request.method.rawValue,
                target: String(request.url.dropFirst(Self.host.count)),
                headers: request.headers.map { SandboxHeader($0.name, $0.value) },
                body: request.body), at: now)
        guard reply.ending == .whole else { return nil }
        return CourierReply(
            status: reply.status, headers: reply.headers.map { CourierHeader($0.name, $0.value) },
            body: reply.body)
    }

    /// Lets hours pass and takes the courier's calls, each of them acknowledged.
    mutating func pass(hours: Int64) -> [CourierHook] {
        var hooks: [CourierHook] = []
        for _ in 0..<max(hours, 1) {
            now += hours > 0 ? 3_600_000 : 0
            // GHN holds an order's next event back until the one before was taken.
            while true {
                let due = world.advance(to: now)
                if due.isEmpty { break }
                for hook in due {
                    world.settle(hook, status: 200, at: now)
                    hooks.append(Self.taken(hook))
                }
            }
        }
        return hooks
    }

    mutating func fault(_ text: String) {
        let body = "{\"next\":[{\"courier\":\"\(counterpart.rawValue)\",\(text)}]}"
        let call = SandboxCall(method: "POST", target: "/control/faults", body: Array(body.utf8))
        precondition(world.answer(call, at: now).status == 204, "a fault that the sandbox knows")
    }

    private static let host = "http://127.0.0.1:8080"

    private static func account(at counterpart: SandboxCourier) -> CourierAccount {
        var fields = SandboxCredentials.fields(of: counterpart)
        let secret = fields.removeValue(forKey: "secret") ?? ""
        return CourierAccount(
            url: "\(host)/\(counterpart.rawValue)", secret: Secret(secret),
            fields: fields.mapValues { Secret($0) },
            hookSecret: Secret(SandboxCredentials.hookSecret(of: counterpart)))
    }

    private static func taken(_ hook: SandboxHook) -> CourierHook {
        let query = hook.url.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        return CourierHook(
            query: String(query), headers: hook.headers.map { CourierHeader($0.name, $0.value) },
            body: hook.body)
    }

    private var service: String {
        switch counterpart {
        case .viettelPost: "lcod"
        case .myVNPost: "ctn009"
        case .jtExpress: "express"
        default: "std"
        }
    }
}

extension CourierOutcome {
    /// What the courier gave back; `nil` unless it did the job.
    var answer: CourierAnswer? {
        if case .ok(let answer) = self { answer } else { nil }
    }

    var created: CreatedShipment? {
        if case .created(let shipment) = answer { shipment } else { nil }
    }

    var reported: ShipmentReport? {
        if case .reported(let report) = answer { report } else { nil }
    }
}
