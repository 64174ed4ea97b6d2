internal import Couriers
internal import Foundation
internal import Market
internal import Storage

/// Takes couriers' calls: believed, kept, answered; what they say is looked at afterwards.
package struct HookDesk: Sendable {
    /// A courier's call as it came in.
    package struct Call: Sendable {
        package let query: String
        package let headers: [(name: String, value: String)]
        package let body: [UInt8]

        package init(query: String, headers: [(name: String, value: String)], body: [UInt8]) {
            self.query = query
            self.headers = headers
            self.body = body
        }
    }

    /// What the courier wants to hear.
    package struct Answer: Sendable {
        package let status: Int
        package let headers: [(name: String, value: String)]
        package let body: [UInt8]
    }

    package enum Failure: Error, Hashable, Sendable {
        case unknownPartner(String)
        /// It does not show what only the courier knows; nothing of it is kept.
        case notBelieved(String)
        /// It could not be kept in time: the courier has to call again.
        case tooSlow
    }

    /// A courier hangs up and calls again after a second or a few; one answer is before that.
    package static let patience = Duration.milliseconds(800)

    let house: House

    /// Keeps the call and answers it; nothing that the call says has any effect yet.
    package func take(_ call: Call, from code: String) async throws -> Answer {
        let reception = try await Race.first(within: Self.patience) {
            try await keep(call, from: code)
        }
        guard let answer = reception else { throw Failure.tooSlow }
        return answer
    }

    private func keep(_ call: Call, from code: String) async throws -> Answer {
        let partner = try await house.store.read { session in
            try PartnerCode(code).flatMap { try session.partner($0) }
        }
        guard let partner, let courier = CourierKind(rawValue: partner.kind)?.courier,
            courier.capabilities.carrying?.operations.contains(.hook) == true
        else { throw Failure.unknownPartner(code) }
        let hook = CourierHook(
            query: call.query,
            headers: call.headers.map { CourierHeader($0.name, $0.value) }, body: call.body)
        guard courier.believes(hook, account: partner.account) else {
            throw Failure.notBelieved(partner.code.text)
        }
        let kept = KeptHook(
            id: house.clockwork.ids.make("ch"), partner: partner.code,
            digest: Digest.sha256(call.body), contentType: hook.header("Content-Type"),
            body: Self.hiding(partner.hookSecret, in: call.body),
            heardAt: house.clockwork.now())
        try await house.store.write { try $0.keep(kept) }
        // Here, so that what is kept after the caller was sent away is looked at, too.
        house.publishShipments()
        let answer = courier.answer(to: hook)
        return Answer(
            status: answer.status, headers: answer.headers.map { ($0.name, $0.value) },
            body: answer.body)
    }

    /// Some couriers write the secret into the body; it is not needed again and not kept.
    private static func hiding(_ secret: Secret?, in body: [UInt8]) -> [UInt8] {
        guard let secret, !secret.text.isEmpty else { return body }
        var data = Data(body)
        let hidden = Data(secret.text.utf8)
        let stars = Data(repeating: UInt8(ascii: "*"), count: hidden.count)
        while let place = data.range(of: hidden), hidden != stars {
            data.replaceSubrange(place, with: stars)
        }
        return [UInt8](data)
    }
}
