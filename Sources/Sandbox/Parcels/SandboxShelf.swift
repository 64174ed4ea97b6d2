/// The parcels of one courier, found by either number; the oldest go when there are too many.
struct SandboxShelf: Sendable {
    /// How many parcels a courier remembers.
    static let most = 2_000

    private var parcels: [String: SandboxParcel] = [:]
    private var numbers: [String: String] = [:]
    /// The numbers in the order of creation.
    private var order: [String] = []

    var all: [SandboxParcel] {
        order.compactMap { parcels[$0] }
    }

    subscript(number: String) -> SandboxParcel? {
        parcels[number]
    }

    subscript(code code: String) -> SandboxParcel? {
        code.isEmpty ? nil : numbers[code].flatMap { parcels[$0] }
    }

    mutating func add(_ parcel: SandboxParcel) {
        if order.count >= Self.most, let old = parcels.removeValue(forKey: order.removeFirst()) {
            numbers[old.code] = nil
        }
        parcels[parcel.number] = parcel
        order.append(parcel.number)
        if !parcel.code.isEmpty { numbers[parcel.code] = parcel.number }
    }

    /// Changes one parcel; `nil` when there is none of that number.
    mutating func change<Result>(
        _ number: String, _ body: (inout SandboxParcel) -> Result
    ) -> Result? {
        guard var parcel = parcels[number] else { return nil }
        let result = body(&parcel)
        parcels[number] = parcel
        return result
    }

    /// Moves every parcel on and answers what happened, in the order of time.
    mutating func advance(to now: Int64) -> [(number: String, event: SandboxEvent)] {
        var happened: [(number: String, event: SandboxEvent)] = []
        for number in order {
            let events = change(number) { $0.advance(to: now) } ?? []
            happened += events.map { (number, $0) }
        }
        return happened.enumerated()
            .sorted { ($0.element.event.at, $0.offset) < ($1.element.event.at, $1.offset) }
            .map(\.element)
    }
}
