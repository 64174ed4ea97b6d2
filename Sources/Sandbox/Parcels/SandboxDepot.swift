/// What every courier of the sandbox has: parcels, places, a tariff, and somebody to call.
struct SandboxDepot: Sendable {
    /// How many events may wait to be told.
    static let mostUntold = 20_000

    let courier: SandboxCourier
    let places: SandboxPlaces
    /// How many times faster than life parcels travel.
    let pace: Int64
    var shelf = SandboxShelf()
    var target: SandboxHookTarget?
    /// The path of the next parcels, where somebody asked for one.
    var path: SandboxPath?
    /// Whether the present call's token counts as run out: a fault on request.
    var refusesTokens = false
    private(set) var untold: [(number: String, event: SandboxEvent)] = []
    private var next: Int64

    init(_ courier: SandboxCourier, places: SandboxPlaces, pace: Int64, firstNumber: Int64) {
        self.courier = courier
        self.places = places
        self.pace = max(1, pace)
        next = firstNumber
    }

    /// A number that no other parcel, slip or label of this courier has.
    mutating func number() -> Int64 {
        next += 1
        return next
    }

    /// Takes a parcel on; `name` makes the courier's number of a running one.
    mutating func take(
        code: String, load: SandboxLoad, at now: Int64, name: (Int64) -> String
    ) -> SandboxParcel {
        let path =
            self.path ?? .usual(for: code, isIsland: load.place?.isIsland ?? false)
        let parcel = SandboxParcel(
            number: name(number()), code: code, at: now, load: load, path: path, pace: pace)
        shelf.add(parcel)
        for event in parcel.events { note(parcel.number, event) }
        return parcel
    }

    mutating func move(
        _ number: String, to stage: SandboxStage, at now: Int64,
        because reason: SandboxReason? = nil
    ) {
        if let event = shelf.change(number, { $0.move(to: stage, at: now, because: reason) }) {
            note(number, event)
        }
    }

    /// The money to collect is another one from now on.
    mutating func collect(_ amount: Int64, for number: String, at now: Int64) {
        let stage = shelf.change(number) { parcel in
            parcel.load.collect = amount
            return parcel.stage
        }
        guard let stage else { return }
        note(number, SandboxEvent(stage: stage, at: now, kind: .collectChanged))
    }

    /// Moves every parcel on to where it is now.
    mutating func tick(at now: Int64) {
        for (number, event) in shelf.advance(to: now) { note(number, event) }
    }

    /// Moves everything on and gives what nobody was told yet, with the parcels as they are now.
    mutating func news(at now: Int64) -> [(parcel: SandboxParcel, event: SandboxEvent)] {
        tick(at: now)
        defer { untold = [] }
        return untold.compactMap { item in shelf[item.number].map { ($0, item.event) } }
    }

    private mutating func note(_ number: String, _ event: SandboxEvent) {
        if untold.count < Self.mostUntold { untold.append((number, event)) }
    }
}
