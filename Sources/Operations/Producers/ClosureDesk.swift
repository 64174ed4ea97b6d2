package import Market
internal import Reach
internal import Storage

/// Closes producers for a season or suspends them, by days that lie over their listings.
package struct ClosureDesk: Sendable {
    /// Producers looked at in one transaction when a day has turned.
    private static let producersAtOnce = 200
    /// The day up to which partners have heard of every turn.
    private static let toldSetting = "closures.told"

    let house: House

    /// Announces a closure: a season by the producer's people, a suspension by its officers.
    package func close(
        _ id: ProducerID, _ draft: Closure, by caller: Caller, once: Once,
        render: @escaping @Sendable (ProducerView) throws -> Answer
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            let producer = try house.standing(id, in: session)
            try demandLeave(caller, draft.kind, producer)
            let closure = Closure(
                id: house.clockwork.ids.make("cl"), from: draft.from, until: draft.until,
                reason: draft.reason, note: draft.note, legalGround: draft.legalGround)
            let closed = try producer.closing(closure, on: house.clockwork.today)
            let saved = try house.save(closed, changing: [], at: now, in: session)
            try house.note(
                "\(draft.kind.rawValue)_announced", on: id.text, by: caller,
                Self.words(closure), reason: closure.reason.rawValue, at: now, in: session)
            return try house.view(of: saved, for: caller, in: session)
        }
        house.publish()
        return answer
    }

    /// Ends a closure today, or takes it back before it began.
    package func lift(
        _ closureID: String, of id: ProducerID, by caller: Caller
    ) async throws -> ProducerView {
        let now = house.clockwork.now()
        let view = try await house.store.write { [house] session in
            let producer = try house.standing(id, in: session)
            guard let closure = producer.closures.first(where: { $0.id == closureID }) else {
                throw ClosureError.notFound(closureID)
            }
            try demandLeave(caller, closure.kind, producer)
            let open = try producer.lifting(closureID, on: house.clockwork.today)
            let saved = try house.save(open, changing: [], at: now, in: session)
            try house.note(
                "\(closure.kind.rawValue)_lifted", on: id.text, by: caller,
                Self.words(closure), reason: closure.reason.rawValue, at: now, in: session)
            return try house.view(of: saved, for: caller, in: session)
        }
        house.publish()
        return view
    }

    /// Tells partners of the producers whose closures began or ended since the day on which this
    /// was last done; answers how many. Doing it twice tells nothing twice.
    @discardableResult
    package func tellOfTurns() async throws -> Int {
        let today = house.clockwork.today
        let told = try await house.store.read { try $0.setting(Self.toldSetting) }
            .flatMap { Day($0) }
        if let told, told >= today { return 0 }
        // A first run tells of today: what was written before has been heard when it was.
        let days = (told?.advanced(by: 1) ?? today)...today
        var last = ProducerID("")
        var count = 0
        while true {
            let after = last
            let (end, turned) = try await house.store.write { [house] session in
                let page = try session.producersWithClosures(
                    after: after, limit: Self.producersAtOnce)
                let turned = page.filter { producer in
                    producer.closures.contains { $0.turns(within: days) }
                }
                for producer in turned { try house.queuePushes(of: producer.id, in: session) }
                return (page.count < Self.producersAtOnce ? nil : page.last?.id, turned.count)
            }
            count += turned
            guard let end else { break }
            last = end
        }
        // Written last: after a crash all are told once more, which is only said again.
        try await house.store.write { try $0.set(Self.toldSetting, to: today.text) }
        if count > 0 { house.publish() }
        return count
    }

    private func demandLeave(
        _ caller: Caller, _ kind: Closure.Kind, _ producer: Producer
    ) throws(AccessError) {
        let isOverseen = house.oversees(caller, producer)
        let may =
            switch kind {
            case .seasonal: isOverseen || caller.mayAct(for: producer.id)
            case .suspension: isOverseen
            }
        if !may { throw .outOfScope }
    }

    /// Everything of a closure, for the history, which keeps it when the closure is gone.
    private static func words(_ closure: Closure) -> String {
        let days = "\(closure.id) \(closure.from.text)/\(closure.until?.text ?? "")"
        return [days, closure.legalGround ?? "", closure.note].filter { !$0.isEmpty }
            .joined(separator: "; ")
    }
}
