package import Market
package import Reach
package import Storage

/// Opens, extends and lifts suspensions; each is in force for the next question that is asked.
package struct SuspensionDesk: Sendable {
    /// A suspension with where it stands today.
    package struct View: Hashable, Sendable {
        package let opened: OpenedSuspension
        package let state: SuspensionState
    }

    /// Why nothing was done.
    package enum Failure: Error, Hashable, Sendable {
        case unknown(String)
        /// It has ended or was lifted; open another one.
        case isOver(String)
    }

    let house: House

    package init(house: House) {
        self.house = house
    }

    /// Opens a suspension that the caller may open; a courier's key speaks for its courier.
    package func open(
        _ draft: SuspensionDraft, by caller: Caller, once: Once,
        render: @escaping @Sendable (View) throws -> Answer
    ) async throws -> Answer {
        var draft = draft
        if draft.courier == nil, let own = caller.courier { draft.courier = own }
        let (sheet, today) = (house.atlas.sheet, house.clockwork.today)
        // Ids of ours are visible ASCII of less than sixty letters.
        guard let id = RowID(house.clockwork.ids.make("sp")) else {
            preconditionFailure("an id that is no row id")
        }
        let suspension = try draft.suspension(
            id: id, on: today, against: sheet.reach.coverage, in: sheet.places)
        try demand(caller, for: suspension)
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            let opened = OpenedSuspension(
                suspension: suspension, openedBy: caller.keyID, openedAt: now)
            try session.insert(opened)
            try house.note(
                "suspension_opened", on: id.text, by: caller, suspension.reason.rawValue, at: now,
                in: session)
            return View(opened: opened, state: opened.state(on: today))
        }
        try await show()
        return answer
    }

    /// A page of suspensions, newest first; without a state all of them.
    package func page(
        in state: SuspensionState?, before id: String?, limit: Int
    ) async throws -> [View] {
        let today = house.clockwork.today
        return try await house.store.read { session in
            try session.suspensions(in: state, on: today, before: id, limit: limit)
                .map { View(opened: $0, state: $0.state(on: today)) }
        }
    }

    package func find(_ id: String) async throws -> View {
        let today = house.clockwork.today
        let opened = try await house.store.read { try $0.suspension(id) }
        guard let opened else { throw Failure.unknown(id) }
        return View(opened: opened, state: opened.state(on: today))
    }

    /// Moves the end of a suspension that is not over; `expected` is the version that was read.
    package func extend(
        _ id: String, to end: Day, expected: Int?, by caller: Caller, once: Once,
        render: @escaping @Sendable (View) throws -> Answer
    ) async throws -> Answer {
        try await change(id, "suspension_extended", by: caller, once: once, render: render) {
            opened, today, _ in
            try PreconditionError.demand(expected, is: opened.version)
            let from = opened.suspension.validity.from ?? today
            let problems = SuspensionDraft.problems(ofEnd: end, from: from, on: today)
            if !problems.isEmpty { throw FieldProblems(problems) }
            opened.suspension.validity = Validity(from: from, to: end)
        }
    }

    /// Ends a suspension now: from today on it holds for no question any more.
    package func lift(
        _ id: String, by caller: Caller, once: Once,
        render: @escaping @Sendable (View) throws -> Answer
    ) async throws -> Answer {
        try await change(id, "suspension_lifted", by: caller, once: once, render: render) {
            opened, today, now in
            let from = opened.suspension.validity.from ?? today
            opened.suspension.validity = Validity(from: from, to: max(from, today))
            opened.liftedBy = caller.keyID
            opened.liftedAt = now
        }
    }

    private func change(
        _ id: String, _ act: String, by caller: Caller, once: Once,
        render: @escaping @Sendable (View) throws -> Answer,
        _ edit: @escaping @Sendable (inout OpenedSuspension, Day, Int64) throws -> Void
    ) async throws -> Answer {
        let (places, today) = (house.atlas.sheet.places, house.clockwork.today)
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            guard var opened = try session.suspension(id) else { throw Failure.unknown(id) }
            guard caller.maySuspend(opened.suspension, in: places),
                try Self.isTheirs(opened, caller, in: session)
            else { throw AccessError.outOfScope }
            switch opened.state(on: today) {
            case .ended, .lifted: throw Failure.isOver(id)
            case .planned, .inForce: break
            }
            try edit(&opened, today, now)
            opened.version += 1
            try session.update(opened)
            try house.note(act, on: id, by: caller, at: now, in: session)
            return View(opened: opened, state: opened.state(on: today))
        }
        try await show()
        return answer
    }

    /// A courier ends what it opened itself, not what an officer opened and only names it.
    private static func isTheirs(
        _ opened: OpenedSuspension, _ caller: Caller, in session: StoreSession
    ) throws -> Bool {
        guard caller.role == .courier else { return true }
        if opened.openedBy == caller.keyID { return true }
        let opener = try session.courierThatOpened(opened)
        return opener != nil && opener == caller.courier
    }

    private func demand(_ caller: Caller, for suspension: Suspension) throws(AccessError) {
        let places = house.atlas.sheet.places
        guard caller.maySuspend(suspension, in: places) else { throw .outOfScope }
    }

    private func show() async throws {
        try await house.atlas.showSuspensions(from: house.store)
        house.publish()
    }
}
