package import Market
internal import Reach
internal import Storage

extension ProducerDesk {
    /// Changes the profile, starting from the version that the caller has seen.
    ///
    /// What others changed meanwhile in other fields stays; where both changed the same field
    /// otherwise, `EditConflict` shows both values and nothing is changed. An edit that changes
    /// nothing makes no version.
    package func edit(
        _ id: ProducerID, _ edit: ProducerEdit, expecting version: Int?, by caller: Caller,
        once: Once, render: @escaping @Sendable (ProducerView) throws -> Answer
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            var producer = try house.standing(id, in: session)
            try demandLeave(caller, to: edit, producer)
            guard let version else { throw PreconditionError.missing }
            let old = ProducerFacts(
                profile: producer.profile, secrets: try session.secrets(of: id))
            let wish = try wanted(edit, of: old)
            try demandFresh(version, edit, of: producer, from: old, to: wish)
            let new = ProducerFacts(
                profile: try house.settlingCommune(
                    edit, of: old.profile, to: wish.profile, for: producer, by: caller, at: now,
                    in: session), secrets: wish.secrets)
            let changed = old.differences(to: new)
            producer.profile = new.profile
            // An officer cannot move a producer out of the own area.
            try demandLeave(caller, to: edit, producer)
            if changed.contains(.legalForm) {
                try house.demandMayKeepListings(producer, in: session)
            }
            if !changed.isEmpty {
                if changed.contains(where: \.namesWhoItIs) { producer.identity = .unverified }
                if new.secrets != old.secrets { try session.set(new.secrets, of: id) }
                producer = try house.save(
                    producer, changing: Array(changed), at: now, in: session)
                try house.note("producer_edited", on: id.text, by: caller, at: now, in: session)
            }
            return try house.view(of: producer, for: caller, in: session)
        }
        house.publish()
        return answer
    }

    /// The representative and the account are for owners and officers alone, also to change.
    private func demandLeave(
        _ caller: Caller, to edit: ProducerEdit, _ producer: Producer
    ) throws(AccessError) {
        let isOverseen = house.oversees(caller, producer)
        let mayEdit =
            edit.touchesSecrets
            ? caller.mayManage(producer.id) : caller.mayAct(for: producer.id, in: .profile)
        if !mayEdit, !isOverseen { throw .outOfScope }
    }

    /// A registration that there was cannot be taken away; one that never was is not asked for
    /// when something else is mended.
    private func wanted(
        _ edit: ProducerEdit, of old: ProducerFacts
    ) throws(FieldProblems) -> ProducerFacts {
        let hadOne = old.profile.registrationNumber != nil
        return ProducerFacts(
            profile: try edit.profile(old.profile).checked(
                in: house.atlas.sheet.places, demandsRegistration: hadOne,
                today: house.clockwork.today),
            secrets: try edit.secrets(old.secrets).checked())
    }

    /// Of what changed before the ages of the fields were kept, nobody knows the fields.
    private func demandFresh(
        _ base: Int, _ edit: ProducerEdit, of producer: Producer, from old: ProducerFacts,
        to new: ProducerFacts
    ) throws {
        if base == producer.version { return }
        let ages = producer.fieldAges.known(at: producer.version)
        guard base < producer.version, ages.reaches(back: base) else {
            throw PreconditionError.stale(current: producer.version)
        }
        try old.demandNoConflict(with: new, sent: edit.sent, base: base, ages: ages)
    }
}
