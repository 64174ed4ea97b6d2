/// An edit of a producer: which fields somebody sent, and what they then say.
package struct ProducerEdit: Sendable {
    package let sent: Set<ProducerField>
    package let profile: @Sendable (ProducerProfile) -> ProducerProfile
    package let secrets: @Sendable (ProducerSecrets) -> ProducerSecrets

    package init(
        sent: Set<ProducerField>,
        profile: @escaping @Sendable (ProducerProfile) -> ProducerProfile,
        secrets: @escaping @Sendable (ProducerSecrets) -> ProducerSecrets = { $0 }
    ) {
        self.sent = sent
        self.profile = profile
        self.secrets = secrets
    }

    /// Whether it touches what only owners and officers may see.
    package var touchesSecrets: Bool {
        !sent.isDisjoint(with: [.representative, .bankAccount])
    }
}

/// What a producer says and hides, together: the state from which and to which an edit leads.
package struct ProducerFacts: Hashable, Sendable {
    package let profile: ProducerProfile
    package let secrets: ProducerSecrets

    package init(profile: ProducerProfile, secrets: ProducerSecrets) {
        self.profile = profile
        self.secrets = secrets
    }

    /// The fields in which both differ.
    package func differences(to other: ProducerFacts) -> Set<ProducerField> {
        Set(
            ProducerField.allCases.filter { field in
                switch field {
                case .representative: secrets.representative != other.secrets.representative
                case .bankAccount: secrets.bankAccount != other.secrets.bankAccount
                default: profile.text(of: field) != other.profile.text(of: field)
                }
            })
    }

    /// The sent fields that somebody changed after the base version to something else.
    ///
    /// Throws `EditConflict` with both values of each; a field that both changed alike is none.
    package func demandNoConflict(
        with wanted: ProducerFacts, sent: Set<ProducerField>, base: Int, ages: FieldAges
    ) throws(EditConflict) {
        let torn = differences(to: wanted).filter { field in
            sent.contains(field) && ages.isChanged(field.rawValue, after: base)
        }
        if torn.isEmpty { return }
        let conflicts = torn.map { field in
            FieldMerge.Conflict(
                field: field.rawValue, base: nil, yours: wanted.value(of: field),
                theirs: value(of: field))
        }
        throw EditConflict(
            current: ages.version, conflicts: conflicts.sorted { $0.field < $1.field })
    }

    /// The field as it stands in JSON, `nil` where it is empty.
    private func value(of field: ProducerField) -> JSONValue? {
        switch field {
        case .representative: secrets.representative.map { .text($0.text) }
        case .bankAccount:
            secrets.bankAccount.map { account in
                .object([
                    "bank": .text(account.bank), "number": .text(account.number.text),
                    "holder": .text(account.holder.text),
                ])
            }
        case .foundedYear, .workers, .localWorkersPercent:
            profile.text(of: field).flatMap { Int64($0) }.map { .integer($0) }
        default: profile.text(of: field).map { .text($0) }
        }
    }
}
