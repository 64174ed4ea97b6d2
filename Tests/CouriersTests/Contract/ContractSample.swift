import Couriers
import Foundation
import Market
import Reach
import Testing

/// What the contract suite needs of any adapter, made from what the adapter declares.
struct ContractSample: CustomTestStringConvertible, Sendable {
    /// Every kind with an adapter: a new one is tested by being listed in `CourierKind`.
    static let all = CourierKind.allCases.map { ContractSample(kind: $0) }
    /// Those that parcels can be handed to.
    static let carriers = all.filter { $0.courier.capabilities.carrying != nil }

    static let fieldSecret = "19000100"
    static let hookSecret = "hook-SECRET-of-the-contract-suite"
    static let token = "token-SECRET-of-the-contract-suite"
    static let chiefSecret = CourierSamples.secret

    let kind: CourierKind

    var testDescription: String { kind.rawValue }

    var courier: any Courier { kind.courier }

    var carrying: CarryingCapabilities? { courier.capabilities.carrying }

    /// An account with every field that the adapter names.
    var account: CourierAccount { account() }

    /// The same account without one field, or with another secret for calls to us.
    func account(without missing: String? = nil, hookSecret: String? = hookSecret) -> CourierAccount
    {
        var fields: [String: Secret] = [:]
        for field in courier.capabilities.accountFields where field.name != missing {
            fields[field.name] = Secret(Self.fieldSecret)
        }
        return CourierAccount(
            url: "https://courier.example/base", secret: Secret(Self.chiefSecret), fields: fields,
            hookSecret: hookSecret.map { Secret($0) },
            token: CourierToken(secret: Secret(Self.token), expiresAt: nil))
    }

    /// One job of every kind there is, about the sample parcel.
    func jobs(_ change: (inout ConsignmentSample) -> Void = { _ in }) -> [CourierJob] {
        let parcel = ConsignmentSample.parcel(for: courier, change)
        let waybill = Waybill("TEST0001", reference: "REF0001")
        let day = Day(year: 2026, month: 11, day: 22)
        return [
            .push(push), .logIn, .quote(parcel), .create(parcel), .find(parcel.parcel),
            .detail(waybill), .cancel(waybill, .other), .updateCOD(waybill, Money(vnd: 10_000)),
            .label(waybill, paper), .poll(from: day, to: day, page: 1),
        ]
    }

    func request(
        _ job: CourierJob, _ account: CourierAccount? = nil
    ) throws(CourierError) -> CourierRequest {
        try courier.request(for: job, account: account ?? self.account, at: CourierSamples.now)
    }

    func outcome(_ reply: CourierReply, _ job: CourierJob) -> CourierOutcome {
        courier.outcome(of: reply, to: job, at: CourierSamples.now)
    }

    /// What the adapter's own tests keep as answers of the courier, the ends of names as given.
    func fixtures(_ isMeant: (String) -> Bool) throws -> [[UInt8]] {
        let folder = "\(type(of: courier))/Fixtures"
        return try CourierFixture.names(in: folder).filter(isMeant)
            .map { try CourierFixture.bytes("\(folder)/\($0)") }
    }

    /// The courier's calls to us that its own tests keep.
    func hooks() throws -> [CourierHook] {
        try fixtures { $0.hasPrefix("hook") }
            .map { CourierHook(query: "", headers: [], body: $0) }
    }

    private var push: ListingPush {
        ListingPush(id: "msg_1", seq: 812, body: courier.body(of: CourierSamples.batch()))
    }

    /// A paper that the courier prints on; which ones they are is no part of the capabilities.
    private var paper: LabelPaper {
        LabelPaper.allCases.first { paper in
            (try? courier.request(
                for: .label(Waybill("TEST0001"), paper), account: account,
                at: CourierSamples.now)) != nil
        } ?? .a5
    }
}

extension CourierJob {
    /// The capability that the job needs; `nil` for a push of listings, which has its own.
    var operation: CarryingCapabilities.Operation? {
        switch self {
        case .push: nil
        case .logIn: .logIn
        case .quote: .quote
        case .create: .create
        case .find: .find
        case .detail: .detail
        case .cancel: .cancel
        case .updateCOD: .updateCOD
        case .label: .label
        case .poll: .poll
        }
    }

    var isCreate: Bool {
        if case .create = self { true } else { false }
    }
}
