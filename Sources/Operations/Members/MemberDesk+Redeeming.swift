internal import Foundation
package import Market
internal import Reach
internal import Storage

extension MemberDesk {
    /// The key that a code made; it is shown to whoever has the code, and stored as its hash.
    package struct Redeemed: Sendable {
        package let producer: ProducerID
        package let producerName: String
        package let keyID: String
        package let member: MemberRole
        package let secret: String
    }

    /// What happened in the transaction, which must not be taken back when the code was wrong.
    fileprivate enum Outcome: Sendable {
        case redeemed(Redeemed)
        case refused(MemberError)
    }

    /// The fewest bytes of an `Idempotency-Key` that make an answer one that can be given again.
    private static let fewestNonceBytes = 16

    /// Makes the key of a code for one purpose: once, or once more for the same asker.
    ///
    /// The key follows from the code and the client's `Idempotency-Key`, so that a claimant whose
    /// line broke asks again and gets the same key, though nothing but hashes is kept; without
    /// such a key of 16 bytes or more the code makes a key once. A code that is wrong and one that
    /// there never was are told alike, and wrong tries count also when nothing else is written.
    package func redeem(
        _ typed: String, for purpose: CodeTicket.Purpose, nonce: String?
    ) async throws -> Redeemed {
        guard let code = OneTimeCode(typed: typed) else { throw MemberError.wrongCode }
        let now = house.clockwork.now()
        let salt = nonce.flatMap { $0.utf8.count >= Self.fewestNonceBytes ? $0 : nil }
        let secret = Self.secret(of: code, salt ?? KeyDesk.randomText())
        let keyID = house.clockwork.ids.make("ky")
        let outcome = try await house.store.write { [house] session -> Outcome in
            guard var ticket = try session.ticket(finder: code.finder),
                ticket.purpose == purpose,
                ticket.wrongTries < CodeTicket.mostWrongTries
                    || Digest.equal(ticket.hash, code.hash)
            else { return .refused(.wrongCode) }
            guard Digest.equal(ticket.hash, code.hash) else {
                ticket.wrongTries += 1
                try session.update(ticket)
                return .refused(.wrongCode)
            }
            return try house.redeem(ticket, as: secret, keyID, at: now, in: session)
        }
        switch outcome {
        case .redeemed(let redeemed): return redeemed
        case .refused(let error): throw error
        }
    }

    private static func secret(of code: OneTimeCode, _ salt: String) -> String {
        let words = "vuonxa key of a one-time code\n\(salt)"
        let bytes = Digest.hmacSHA256(key: Array(code.secret.text.utf8), Array(words.utf8))
        return "vx_" + KeyDesk.text(of: bytes)
    }
}

extension House {
    fileprivate func redeem(
        _ ticket: CodeTicket, as secret: String, _ newID: String, at now: Int64,
        in session: StoreSession
    ) throws -> MemberDesk.Outcome {
        guard let producer = try session.producer(ticket.producer) else {
            return .refused(.codeOver(.withdrawn))
        }
        let hash = Digest.sha256(secret.utf8)
        func shown(_ keyID: String) -> MemberDesk.Outcome {
            .redeemed(
                MemberDesk.Redeemed(
                    producer: producer.id, producerName: producer.profile.name, keyID: keyID,
                    member: ticket.member, secret: secret))
        }
        let state = ticket.state(at: now)
        if state == .redeemed, let known = try session.key(hash: hash), known.revokedAt == nil,
            known.id == ticket.keyID
        {
            return shown(known.id)
        }
        guard state == .open else { return .refused(.codeOver(state)) }
        if ticket.purpose == .claim, try MemberDesk.hasOwner(producer.id, in: session) {
            return .refused(.alreadyClaimed(producer.id))
        }
        var used = ticket
        used.redeemedAt = now
        used.keyID = newID
        let key = StoredKey(
            id: newID, role: .producer, scope: .producer(producer.id), label: ticket.label,
            createdAt: now, member: ticket.member)
        try session.insert(key, hash: hash)
        try session.update(used)
        let holder = Caller(keyID: newID, role: .producer, scope: .producer(producer.id))
        try note(
            "\(ticket.purpose.rawValue)_redeemed", on: producer.id.text, by: holder,
            "\(ticket.id) \(ticket.member.rawValue)", at: now, in: session)
        return shown(newID)
    }
}
