package import Market
package import Reach
internal import Storage

/// Lets producers let helpers act for them, and take it back.
package struct MandateDesk: Sendable {
    /// So many mandates a helper has at once; each call of the helper reads them all.
    package static let mostPerHelper = 200

    /// A helper's own mandates, with the key that producers name.
    package struct Own: Sendable {
        package let helper: String
        package let mandates: [Mandate]
    }

    let house: House

    /// Gives a mandate: an owner of the producer does, or an officer of its area before whom the
    /// producer gives it, with the name of who was there.
    package func grant(
        to helper: String, by producer: ProducerID, _ scopes: Set<MandateScope>, until last: Day,
        witnessedBy witness: String?, caller: Caller, once: Once,
        render: @escaping @Sendable (Mandate) throws -> Answer
    ) async throws -> Answer {
        try await house.write(by: caller, once, render: render) { [house] session, now in
            let granting = try house.standing(producer, in: session)
            let isOwner = caller.role == .producer && caller.mayManage(producer)
            guard isOwner || house.oversees(caller, granting) else {
                throw AccessError.outOfScope
            }
            let today = house.clockwork.today
            let mandate = try Mandate(
                id: MandateID(house.clockwork.ids.make("md")), producer: producer,
                helper: helper, scopes: scopes, lastDay: last, grantedBy: caller.keyID,
                witnessedBy: witness, grantedAt: now
            ).checked(on: today, beforeOfficer: !isOwner)
            let key = try session.key(id: helper)
            guard let key, key.role == .helper, key.revokedAt == nil else {
                throw FieldProblems([Self.noHelper])
            }
            guard try session.mandates(ofHelper: helper, on: today).count < Self.mostPerHelper
            else { throw MemberError.tooMany(limit: Self.mostPerHelper) }
            try session.insert(mandate)
            let how = mandate.witnessedBy.map { "witnessed by \($0)" } ?? ""
            for subject in [producer.text, mandate.id.text] {
                try house.note(
                    "mandate_granted", on: subject, by: caller, how, at: now, in: session)
            }
            return mandate
        }
    }

    /// Takes a mandate back at once: an owner, an officer of the area, or the helper.
    package func revoke(_ id: MandateID, by caller: Caller) async throws {
        let now = house.clockwork.now()
        try await house.store.write { [house] session in
            guard let mandate = try session.mandate(id),
                let producer = try session.producer(mandate.producer)
            else { throw MemberError.mandateNotFound(id) }
            guard
                caller.mayManage(producer.id) || caller.keyID == mandate.helper
                    || house.oversees(caller, producer)
            else { throw MemberError.mandateNotFound(id) }
            guard try session.revoke(id, at: now) else { return }
            for subject in [producer.id.text, id.text] {
                try house.note("mandate_revoked", on: subject, by: caller, at: now, in: session)
            }
        }
    }

    /// The mandates of the helper who asks that hold today.
    package func own(by caller: Caller) -> Own {
        Own(helper: caller.keyID, mandates: caller.mandates)
    }

    /// Every mandate that a producer gave, newest first, for its members and officers.
    package func page(
        of id: ProducerID, before: String?, limit: Int, by caller: Caller
    ) async throws -> [Mandate] {
        try await house.store.read { [house] session in
            let producer = try house.standing(id, in: session)
            guard caller.mayRead(of: id, in: .profile) || house.oversees(caller, producer) else {
                throw AccessError.outOfScope
            }
            return try session.mandates(of: id, before: before, limit: limit)
        }
    }

    /// Whether a mandate holds now, for those who show it.
    package func holds(_ mandate: Mandate) -> Bool {
        mandate.isInForce(on: house.clockwork.today)
    }

    private static let noHelper = FieldProblem(
        "helper", .notAllowed,
        vi: "Đây không phải mã khoá (ky_…) của một người hỗ trợ đang hoạt động.",
        en: "This is not the id (ky_…) of a helper's key that is in use.")
}
