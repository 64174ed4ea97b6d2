extension Assignment {
    /// The courier says yes; saying it again changes nothing.
    ///
    /// Throws `over` when the turn has ended or its time is up, whether or not that was noted.
    package func accepted(at now: Int64) throws(AssignmentError) -> Assignment {
        if state == .accepted { return self }
        return try decided(.accepted, at: now)
    }

    /// The courier says no; saying it again changes nothing, the first reason stays.
    package func rejected(
        because reason: DeclineCode, note: String, at now: Int64
    ) throws(AssignmentError) -> Assignment {
        if state == .rejected { return self }
        var next = try decided(.rejected, at: now)
        next.reason = reason
        next.note = note
        return next
    }

    /// The turn ended without an answer, or `nil` while its time runs.
    package func lapsed(at now: Int64) -> Assignment? {
        guard state.isOpen, isLate(at: now) else { return nil }
        var next = self
        next.state = .expired
        next.decidedAt = now
        return next
    }

    /// We take the parcel back; a turn that has ended already stays as it ended.
    package func withdrawn(at now: Int64) -> Assignment {
        guard state.isOpen || state == .accepted else { return self }
        var next = self
        next.state = .withdrawn
        next.decidedAt = now
        return next
    }

    /// Whether its courier may tell of the parcel: it carries it, or it knew the receiver from the
    /// order on and went to fetch it after its time, when nobody else had it.
    ///
    /// Asked of the parcel's last turn: a later one says that somebody else has it.
    package var mayTell: Bool {
        switch state {
        case .assigned, .accepted: true
        case .expired, .withdrawn: number == 1
        case .offered, .rejected: false
        }
    }

    private func decided(
        _ outcome: AssignmentState, at now: Int64
    ) throws(AssignmentError) -> Assignment {
        guard state.isOpen else { throw .over(parcel, state) }
        if isLate(at: now) { throw .over(parcel, .expired) }
        var next = self
        next.state = outcome
        next.decidedAt = now
        return next
    }

    private func isLate(at now: Int64) -> Bool {
        decideBy.map { $0 <= now } ?? false
    }
}
