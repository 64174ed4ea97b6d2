package import Reach

/// Who asks: the key's role, what it is for, and for whom else its holder may act.
package struct Caller: Hashable, Sendable {
    package let keyID: String
    package let role: Role
    package let scope: KeyScope
    /// What the holder is in the producer that the key is for; `nil` for every other key.
    package let member: MemberRole?
    /// The mandates of a helper that were in force when the key was shown.
    package let mandates: [Mandate]
    /// Producers that were merged away, by whom they live on in: what was theirs stays readable.
    package let absorbed: [ProducerID: ProducerID]

    /// A producer's key that says nothing of its holder is the owner's, as all were once.
    package init(
        keyID: String, role: Role, scope: KeyScope, member: MemberRole? = nil,
        mandates: [Mandate] = [], absorbed: [ProducerID: ProducerID] = [:]
    ) {
        self.keyID = keyID
        self.role = role
        self.scope = scope
        self.mandates = role == .helper ? mandates : []
        self.absorbed = absorbed
        if case (.producer, .producer) = (role, scope) {
            self.member = member ?? .owner
        } else {
            self.member = nil
        }
    }

    /// Whether the caller may write in the name of that producer, in that part of its affairs.
    package func mayAct(for producer: ProducerID, in part: MandateScope = .listings) -> Bool {
        if role == .admin { return true }
        if let member = member(of: producer) { return member.mayWrite(part) }
        return mandates(of: producer).contains { $0.scopes.contains(part) }
    }

    /// Whether the caller may read what only the producer sees of that part: every member, and a
    /// helper whose mandate names the part.
    package func mayRead(of producer: ProducerID, in part: MandateScope = .listings) -> Bool {
        if role == .admin || member(of: producer) != nil { return true }
        return mandates(of: producer).contains { $0.scopes.contains(part) }
    }

    /// Whether the caller decides who else acts for the producer: its owners, and an admin.
    package func mayManage(_ producer: ProducerID) -> Bool {
        role == .admin || member(of: producer) == .owner
    }

    /// Whether the caller belongs to the producer or has any mandate of it.
    package func isKnown(to producer: ProducerID) -> Bool {
        role == .admin || member(of: producer) != nil || !mandates(of: producer).isEmpty
    }

    /// Whether an officer's area holds the commune; an admin's is the whole country.
    package func oversees(_ commune: Commune) -> Bool {
        guard role == .admin || role == .officer else { return false }
        return switch scope {
        case .everything: true
        case .province(let code): commune.province == code
        case .commune(let code): commune.code == code
        case .producer, .courier, .storefront: false
        }
    }

    /// Throws unless the caller may change what holds for the whole country, such as what a
    /// courier covers: an admin, or an officer whose area is not a part of it.
    package func demandCountry() throws(AccessError) {
        let isOfficer = role == .officer && scope == .everything
        if role != .admin, !isOfficer { throw .outOfScope }
    }

    /// Under which name the caller's orders are kept: the storefront's, where its key names one,
    /// so that a new key sees them too; otherwise the key's own.
    package var storefront: String {
        if case .storefront(let name) = scope { name } else { keyID }
    }

    /// Who the caller is across its keys: a producer's member, a storefront or a courier, whose
    /// next key is the same holder's; anybody else is known by the key alone.
    ///
    /// An `Idempotency-Key` belongs to it, so that a new key does not repeat an order.
    package var holder: String {
        switch (role, scope) {
        case (.producer, .producer(let id)):
            "producer \((absorbed[id] ?? id).text) \(member?.rawValue ?? "")"
        case (.storefront, .storefront(let name)): "storefront \(name)"
        case (.courier, .courier(let code)): "courier \(code.text)"
        default: keyID
        }
    }

    /// The courier whose parcels the caller may see, or `nil`.
    package var courier: CourierCode? {
        if case .courier(let code) = scope { code } else { nil }
    }

    /// What the caller is in that producer, or in the one that it was merged into.
    private func member(of producer: ProducerID) -> MemberRole? {
        guard role == .producer, scope == .producer(absorbed[producer] ?? producer) else {
            return nil
        }
        return member
    }

    private func mandates(of producer: ProducerID) -> [Mandate] {
        let living = absorbed[producer] ?? producer
        return mandates.filter { $0.producer == living }
    }
}
