package import Market
internal import Reach
package import Storage

/// The people of a producer: who they are, who comes in and who leaves.
package struct MemberDesk: Sendable {
    /// The members of a producer, and the invitations that are still open.
    package struct Roster: Sendable {
        package let members: [StoredKey]
        package let invitations: [CodeTicket]
    }

    /// A code that was just made; it is shown now and never again.
    package struct Issued: Sendable {
        package let ticket: CodeTicket
        package let code: OneTimeCode
    }

    let house: House

    /// The roster, for the producer's own people and its officers.
    package func roster(of id: ProducerID, by caller: Caller) async throws -> Roster {
        let now = house.clockwork.now()
        return try await house.store.read { [house] session in
            let producer = try house.standing(id, in: session)
            let isOwn = caller.role == .producer && caller.isKnown(to: id)
            guard isOwn || house.oversees(caller, producer) else { throw AccessError.outOfScope }
            return Roster(
                members: try session.members(of: id),
                invitations: try session.openTickets(of: id, at: now))
        }
    }

    /// An owner invites somebody; the code makes that person's own key.
    package func invite(
        _ member: MemberRole, label: String, to id: ProducerID, by caller: Caller
    ) async throws -> Issued {
        try await issue(.invitation, member, label, for: id, by: caller) { producer, session in
            guard caller.mayManage(producer.id) else { throw AccessError.outOfScope }
            let limit = Membership.mostInvitations
            let open = try session.openTickets(of: id, at: house.clockwork.now())
            if open.count >= limit { throw MemberError.tooMany(limit: limit) }
            if try session.members(of: id).count >= Membership.most {
                throw MemberError.tooMany(limit: Membership.most)
            }
        }
    }

    /// An officer of the area gives out the code by which a producer that nobody owns is claimed;
    /// an earlier one is worth nothing from then on.
    package func issueClaim(
        for id: ProducerID, label: String, by caller: Caller
    ) async throws -> Issued {
        try await issue(.claim, .owner, label, for: id, by: caller) { producer, session in
            guard house.oversees(caller, producer) else { throw AccessError.outOfScope }
            if try Self.hasOwner(id, in: session) { throw MemberError.alreadyClaimed(id) }
            let now = house.clockwork.now()
            for var old in try session.openTickets(of: id, at: now) where old.purpose == .claim {
                old.withdrawnAt = now
                try session.update(old)
            }
        }
    }

    /// Takes back an invitation or a claim code that nobody has used.
    package func withdraw(
        _ ticketID: String, of id: ProducerID, by caller: Caller
    ) async throws {
        let now = house.clockwork.now()
        try await house.store.write { [house] session in
            let producer = try house.standing(id, in: session)
            guard caller.mayManage(id) || house.oversees(caller, producer) else {
                throw AccessError.outOfScope
            }
            let open = try session.openTickets(of: id, at: now)
            guard var ticket = open.first(where: { $0.id == ticketID }) else {
                throw MemberError.notFound(ticketID)
            }
            ticket.withdrawnAt = now
            try session.update(ticket)
            try house.note(
                "code_withdrawn", on: id.text, by: caller, ticketID, at: now, in: session)
        }
    }

    /// Makes somebody something else in the producer; there is always an owner left.
    package func change(
        _ keyID: String, of id: ProducerID, to member: MemberRole, by caller: Caller
    ) async throws -> Roster {
        let now = house.clockwork.now()
        try await house.store.write { [house] session in
            _ = try house.standing(id, in: session)
            guard caller.mayManage(id) else { throw AccessError.outOfScope }
            try Self.demandOwner(of: id, after: keyID, becomes: member, in: session)
            try session.set(member, of: keyID)
            try house.note(
                "member_changed", on: id.text, by: caller, "\(keyID) \(member.rawValue)", at: now,
                in: session)
        }
        return try await roster(of: id, by: caller)
    }

    /// Removes somebody, whose key ends at once: an owner does, or the member leaves.
    package func remove(_ keyID: String, of id: ProducerID, by caller: Caller) async throws {
        let now = house.clockwork.now()
        try await house.store.write { [house] session in
            _ = try house.standing(id, in: session)
            let leaves = caller.keyID == keyID && caller.isKnown(to: id)
            guard caller.mayManage(id) || leaves else { throw AccessError.outOfScope }
            try Self.demandOwner(of: id, after: keyID, becomes: nil, in: session)
            guard try session.revokeKey(keyID, at: now) else { throw MemberError.notFound(keyID) }
            try house.note("member_removed", on: id.text, by: caller, keyID, at: now, in: session)
        }
    }

    static func hasOwner(_ id: ProducerID, in session: StoreSession) throws -> Bool {
        try session.members(of: id).contains { ($0.member ?? .owner) == .owner }
    }

    private static func demandOwner(
        of id: ProducerID, after keyID: String, becomes role: MemberRole?,
        in session: StoreSession
    ) throws {
        let members = try session.members(of: id)
        let roles = Dictionary(
            members.map { ($0.id, $0.member ?? .owner) }, uniquingKeysWith: { first, _ in first })
        try Membership.demandOwner(among: roles, after: keyID, becomes: role)
    }

    private func issue(
        _ purpose: CodeTicket.Purpose, _ member: MemberRole, _ label: String,
        for id: ProducerID, by caller: Caller,
        demanding: @escaping @Sendable (Producer, StoreSession) throws -> Void
    ) async throws -> Issued {
        var check = FieldCheck()
        let clean = check.text(label, "label", limit: CleanText.Limit.name, allowsEmpty: true)
        try check.finish()
        let now = house.clockwork.now()
        let code = Self.freshCode()
        let days = Int64(purpose.days)
        let ticket = CodeTicket(
            id: house.clockwork.ids.make("oc"), finder: code.finder, hash: code.hash,
            producer: id, purpose: purpose, member: member, label: clean,
            madeBy: caller.keyID, madeAt: now, expiresAt: now + days * 86_400_000)
        try await house.store.write { [house] session in
            try demanding(try house.standing(id, in: session), session)
            try session.insert(ticket)
            try house.note(
                "\(purpose.rawValue)_issued", on: id.text, by: caller,
                "\(ticket.id) \(member.rawValue)", at: now, in: session)
        }
        return Issued(ticket: ticket, code: code)
    }

    /// A code of twenty random letters.
    static func freshCode() -> OneTimeCode {
        guard let code = OneTimeCode(random: KeyDesk.randomBytes(20)) else {
            preconditionFailure("twenty bytes make a code")
        }
        return code
    }
}
