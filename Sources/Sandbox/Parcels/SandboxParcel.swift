internal import Market

/// One parcel at one courier, with all that happened to it and all that will.
package struct SandboxParcel: Sendable {
    /// The courier's number.
    package let number: String
    /// The customer's own number; may be empty where the courier does not demand one.
    package let code: String
    package let createdAt: Int64
    package var load: SandboxLoad
    package private(set) var path: SandboxPath
    /// What happened, the newest last; the first is that it was created.
    package private(set) var events: [SandboxEvent]
    private var steps: ArraySlice<SandboxPath.Step>
    private let pace: Int64

    init(
        number: String, code: String, at now: Int64, load: SandboxLoad, path: SandboxPath,
        pace: Int64
    ) {
        self.number = number
        self.code = code
        createdAt = now
        self.load = load
        self.path = path
        self.pace = pace
        steps = path.steps[...]
        events = [SandboxEvent(stage: .created, at: now)]
    }

    package var stage: SandboxStage {
        events.last?.stage ?? .created
    }

    /// When it was last heard of.
    var changedAt: Int64 {
        events.last?.at ?? createdAt
    }

    /// The last reason that was given, where the last event has one.
    var reason: SandboxReason? {
        events.last?.reason
    }

    /// Does everything that is due and answers what that was.
    mutating func advance(to now: Int64) -> [SandboxEvent] {
        var happened: [SandboxEvent] = []
        while let step = steps.first {
            let at = createdAt + step.hours * 3_600_000 / pace
            guard at <= now else { break }
            steps.removeFirst()
            happened.append(
                SandboxEvent(stage: step.stage, at: at, place: step.place, reason: step.reason))
        }
        events += happened
        return happened
    }

    /// Something that the timetable did not foresee; after a final stage nothing follows by itself.
    mutating func move(
        to stage: SandboxStage, at now: Int64, because reason: SandboxReason? = nil
    ) -> SandboxEvent {
        if stage.isFinal { steps = [] }
        if stage == .returnDecided {
            let hours = (now - createdAt) * pace / 3_600_000
            steps = SandboxPath.wayBack(from: hours)[...]
        }
        let event = SandboxEvent(stage: stage, at: now, reason: reason)
        events.append(event)
        return event
    }

    /// Follows another timetable from the next step on that has not come yet.
    mutating func follow(_ path: SandboxPath, from now: Int64) {
        if stage.isFinal { return }
        self.path = path
        steps = path.steps.filter { createdAt + $0.hours * 3_600_000 / pace > now }[...]
    }
}

/// One thing that happened to a parcel.
package struct SandboxEvent: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case moved
        case collectChanged
    }

    package let stage: SandboxStage
    /// In UTC milliseconds by the sandbox's clock.
    package let at: Int64
    package var place: String?
    package var reason: SandboxReason?
    package var kind = Kind.moved
}

/// What a parcel is and where it goes, in the sandbox's own units.
package struct SandboxLoad: Sendable {
    var service = ""
    package internal(set) var weightGrams: Int64 = 0
    var sides: [Int64] = []
    package internal(set) var collect: Int64 = 0
    var value: Int64 = 0
    var fee: Int64 = 0
    var receiverName = ""
    var receiverPhone = ""
    var receiverAddress = ""
    /// The receiver's commune, where the courier's call told it.
    package internal(set) var place: SandboxPlace?
    /// The call's own document, for answers that repeat it.
    var order: [String: JSONValue] = [:]
}
