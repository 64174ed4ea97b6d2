package import Reach

/// All approved listings in memory, in the form in which they are searched, filtered and sorted.
///
/// A listing whose words or facts change becomes a new document; the old one stays for readers who
/// page through the order of before. Listings are known by the rows that hold them.
package struct ListingIndex: Sendable {
    /// One state of a listing, from one change to another.
    struct Document: Sendable {
        let slot: Int32
        /// The state before, or -1.
        var previous: Int32
        let producer: Int32
        let commune: Int32
        /// What one pack is and where it starts, by its number among `ways`.
        let way: Int32
        let price: UInt32
        let set: UInt8
        let sector: UInt8
        let star: UInt8
        let isLive: Bool
        let born: Int32
        var died = Int32.max

        /// Whether it is its listing's state now, so that nothing else need be looked up.
        var isCurrent: Bool {
            died == .max
        }
    }

    /// A listing, whatever its states were.
    struct Slot: Sendable {
        let id: ListingID
        /// Tells whether a row that was written holds anything that is new here.
        var check = 0
        /// The state that holds now, or -1 where it is not approved.
        var current: Int32 = -1
        /// The last state that there was, or -1.
        var newest: Int32 = -1
        var touched = 0
        var turns: Day?
    }

    private(set) var documents: [Document] = []
    private(set) var slots: [Slot] = []
    private(set) var words = WordIndex()
    private(set) var producers = Numbering<ProducerID>()
    private(set) var communes = Numbering<CommuneCode>()
    private(set) var parcels = Numbering<Parcel>()
    private(set) var ways = Numbering<ListingWay>()
    private(set) var sectors = Numbering<String>()
    /// The slots in the order of their listings' ids, and each slot's place there.
    private(set) var byID: [Int32] = []
    private(set) var places: [Int32] = []
    /// Counts what was taken in; only grows.
    package private(set) var change = 0
    /// States that ended at this change or before are forgotten.
    private(set) var forgotten = 0
    /// Tells this index from every other one, of an earlier run of the program too.
    package let edition: UInt64
    /// The day whose stars and liveness it shows.
    package private(set) var day: Day

    private var slotByRow: [Int64: Int32] = [:]
    private var retired = 0
    private var isDisordered = false

    /// So many states that are over are kept at least, before any is forgotten.
    private static let mostRetired = 2_000
    /// So many of them stay when the others go: readers are among the last pages they asked for.
    private static let keptRetired = 1_000

    package init(edition: UInt64, day: Day) {
        self.edition = edition
        self.day = day
    }

    /// How many listings are approved now.
    package var count: Int {
        documents.count - retired
    }

    /// Begins a change: what is put and removed until `finish` is seen together.
    package mutating func begin() {
        change += 1
    }

    /// By what the listing of a row was known when it was last put; `nil` where it is not held.
    package func check(of row: Int64) -> Int? {
        guard let slot = slotByRow[row].map(Int.init), slots[slot].current >= 0 else { return nil }
        return slots[slot].check
    }

    /// Takes in what a row holds now.
    ///
    /// `check` is another number whenever facts or words are others; without a change of it the
    /// listing is only noted as touched, and the words are not asked for.
    package mutating func put(
        _ row: Int64, _ facts: ListingFacts, check: Int, text: () -> SearchableText
    ) {
        let slot = slot(of: row, facts.id)
        slots[slot].touched = change
        slots[slot].turns = facts.turns
        if slots[slot].current >= 0, slots[slot].check == check { return }
        retire(slot)
        let commune = communes.number(of: facts.commune)
        let way = ListingWay(parcel: parcels.number(of: facts.parcel), commune: commune)
        let document = Document(
            slot: Int32(slot), previous: slots[slot].newest,
            producer: producers.number(of: facts.producer), commune: commune,
            way: ways.number(of: way), price: UInt32(clamping: facts.price.vnd),
            set: UInt8(clamping: facts.set),
            sector: UInt8(clamping: sectors.number(of: facts.sector)),
            star: UInt8(clamping: facts.star ?? 0), isLive: facts.isLive, born: Int32(change))
        words.add(documents.count, text())
        slots[slot].current = Int32(documents.count)
        slots[slot].newest = Int32(documents.count)
        slots[slot].check = check
        documents.append(document)
    }

    /// Takes out what a row held: it is there no more, or not approved.
    package mutating func remove(_ row: Int64) {
        guard let slot = slotByRow[row].map(Int.init) else { return }
        slots[slot].touched = change
        slots[slot].turns = nil
        retire(slot)
    }

    /// Ends a change; forgets old states when they have become many.
    package mutating func finish() {
        if isDisordered { order() }
        if retired > max(Self.mostRetired, count) { forget() }
    }

    /// The rows whose star or liveness is another one by that day than by the index's own.
    package func due(on day: Day) -> [Int64] {
        slotByRow.filter { slots[Int($0.value)].turns.map { $0 <= day } ?? false }.keys.sorted()
    }

    /// The index shows that day from now on; what is due on it must have been put before.
    package mutating func turn(to day: Day) {
        self.day = day
    }

    private mutating func slot(of row: Int64, _ id: ListingID) -> Int {
        if let slot = slotByRow[row] { return Int(slot) }
        slotByRow[row] = Int32(slots.count)
        slots.append(Slot(id: id))
        isDisordered = true
        return slots.count - 1
    }

    private mutating func retire(_ slot: Int) {
        guard slots[slot].current >= 0 else { return }
        documents[Int(slots[slot].current)].died = Int32(change)
        slots[slot].current = -1
        retired += 1
    }

    private mutating func order() {
        byID = slots.indices.map(Int32.init).sorted {
            slots[Int($0)].id.text < slots[Int($1)].id.text
        }
        places = [Int32](repeating: 0, count: slots.count)
        for (place, slot) in byID.enumerated() { places[Int(slot)] = Int32(place) }
        isDisordered = false
    }

    /// Numbers the documents anew without those that ended long ago.
    private mutating func forget() {
        let ends = documents.map(\.died).filter { $0 != .max }.sorted(by: >)
        let bound = ends.count > Self.keptRetired ? ends[Self.keptRetired] : 0
        var numbers: [Int?] = []
        var kept: [Document] = []
        for document in documents {
            let stays = document.died > bound
            numbers.append(stays ? kept.count : nil)
            guard stays else { continue }
            var document = document
            document.previous = numbers.number(at: document.previous)
            kept.append(document)
        }
        for slot in slots.indices {
            slots[slot].current = numbers.number(at: slots[slot].current)
            slots[slot].newest = numbers.number(at: slots[slot].newest)
        }
        words.renumber(numbers)
        documents = kept
        retired = documents.count { $0.died != .max }
        forgotten = max(forgotten, Int(bound))
    }
}

extension [Int?] {
    /// The new number of an old one, -1 where it has none.
    fileprivate func number(at old: Int32) -> Int32 {
        old < 0 ? -1 : Int32(self[Int(old)] ?? -1)
    }
}
