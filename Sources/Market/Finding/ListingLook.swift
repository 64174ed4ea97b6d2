internal import Reach

/// One look through the index for one page.
struct ListingLook {
    private let index: ListingIndex
    private let question: ListingQuestion
    private let state: Int
    private let check: FilterCheck
    private(set) var hits: [ListingFindings.Hit] = []
    private(set) var next: ListingPosition?
    private var tally: FacetTally
    private(set) var verdicts: WayVerdicts
    private var isEnded = false
    private var last: UInt64 = 0

    init(_ index: ListingIndex, _ question: ListingQuestion, state: Int) {
        self.index = index
        self.question = question
        self.state = state
        check = FilterCheck(question.filter, in: index)
        tally = FacetTally(question.facets, in: index)
        verdicts = question.verdicts
        verdicts.hold(for: index.edition)
    }

    /// Goes along the listings in the order of their ids and stops when the page is full.
    mutating func walk() {
        let isDown = question.sort == .newest
        let start = question.after.map { startPlace(behind: $0.id) } ?? 0
        for step in start..<max(start, index.byID.count) {
            let place = isDown ? index.byID.count - 1 - step : step
            guard let document = version(of: Int(index.byID[place])),
                check.failures(of: current(document)) == 0, isReached(document)
            else { continue }
            take(document, key: UInt64(rank(ofPlace: place)))
            if isEnded { return }
        }
    }

    /// Goes through what the words found, keeps what fits and hands it out in the wanted order.
    mutating func gather(_ finds: [WordFind]) {
        let bound = question.after.map(bound) ?? 0
        var keys: [UInt64] = []
        for find in finds {
            let number = Int(find.document)
            guard weigh(number) else { continue }
            let key = key(of: number, find.worth)
            if key >= bound { keys.append(key) }
        }
        handOut(keys)
    }

    /// The same with all documents, where no words were typed.
    mutating func gatherAll() {
        let bound = question.after.map(bound) ?? 0
        var keys: [UInt64] = []
        for number in index.documents.indices where weigh(number) {
            let key = key(of: number, nil)
            if key >= bound { keys.append(key) }
        }
        handOut(keys)
    }

    /// Whether a document is shown and fits all filters; counts it for the facets.
    private mutating func weigh(_ number: Int) -> Bool {
        guard index.isShown(number, at: state) else { return false }
        let failures = check.failures(of: current(number))
        if !question.facets.isEmpty, failures & (failures &- 1) == 0, isReached(number) {
            tally.count(current(number), failing: failures)
        }
        return failures == 0
    }

    private mutating func handOut(_ keys: [UInt64]) {
        var heap = LeastFirst(keys)
        while !isEnded, let key = heap.pop() {
            let slot = Int(index.byID[place(ofRank: UInt32(truncatingIfNeeded: key))])
            guard let document = version(of: slot), isReached(document) else { continue }
            take(document, key: key)
        }
    }

    func counts() -> [(facet: ListingFacet, counts: [ListingFindings.Count])] {
        tally.counts(in: index)
    }

    /// One more than the page holds tells that there is a next one.
    private mutating func take(_ document: Int, key: UInt64) {
        let slot = index.slots[Int(index.documents[document].slot)]
        if hits.count < question.limit {
            let number = index.documents[document].slot
            hits.append(.init(id: slot.id, slot: number, touched: slot.touched))
            last = key
            return
        }
        isEnded = true
        next = hits.last.map {
            ListingPosition(
                sort: question.sort, key: UInt32(truncatingIfNeeded: last >> 32), id: $0.id,
                change: state, edition: index.edition)
        }
    }

    /// What the listing of a document is now; filters speak of that.
    private func current(_ document: Int) -> ListingIndex.Document {
        let found = index.documents[document]
        if found.isCurrent { return found }
        return index.documents[Int(index.slots[Int(found.slot)].current)]
    }

    /// The state of a listing at the change whose order is kept, if it is live now.
    private func version(of slot: Int) -> Int? {
        guard index.slots[slot].current >= 0 else { return nil }
        var number = index.slots[slot].newest
        while number >= 0, index.documents[Int(number)].born > state {
            number = index.documents[Int(number)].previous
        }
        guard number >= 0, index.isShown(Int(number), at: state) else { return nil }
        return Int(number)
    }

    private mutating func isReached(_ document: Int) -> Bool {
        guard let reaches = question.reaches else { return true }
        let number = current(document).way
        if let isOpen = verdicts[number] { return isOpen }
        let way = index.ways.values[Int(number)]
        let isOpen = reaches(
            index.parcels.values[Int(way.parcel)], index.communes.values[Int(way.commune)])
        verdicts.learn(number, isOpen: isOpen)
        return isOpen
    }
}

extension ListingLook {
    /// What a document is sorted by, smallest first; the id decides between equals.
    private func key(of number: Int, _ worth: UInt16?) -> UInt64 {
        let document = index.documents[number]
        let first: UInt32 =
            switch question.sort {
            // One star more weighs less than any better find.
            case .relevance:
                worth.map { UInt32.max - UInt32($0) * 8 - UInt32(document.star) } ?? 0
            case .price: document.price
            case .priceDown: UInt32.max - document.price
            case .newest: 0
            case .stars: UInt32(5 - min(5, document.star))
            }
        return UInt64(first) << 32 | UInt64(rank(ofPlace: Int(index.places[Int(document.slot)])))
    }

    /// The smallest key behind the last listing of the page before, which may be gone by now.
    ///
    /// Its id is looked up, as places move whenever a listing comes in between.
    private func bound(_ position: ListingPosition) -> UInt64 {
        let place = place(of: position.id)
        let first = UInt64(position.key) << 32
        return question.sort == .newest
            ? first + UInt64(UInt32.max) - UInt64(place) + 1 : first + UInt64(place)
    }

    private func startPlace(behind id: ListingID) -> Int {
        question.sort == .newest ? index.byID.count - place(of: id) : place(of: id)
    }

    /// The first place behind the id, or, where ids go down, the place after the one behind it.
    private func place(of id: ListingID) -> Int {
        let isDown = question.sort == .newest
        return index.byID.partitioningIndex {
            let other = index.slots[Int($0)].id.text
            return isDown ? other >= id.text : other > id.text
        }
    }

    private func rank(ofPlace place: Int) -> UInt32 {
        question.sort == .newest ? UInt32.max - UInt32(clamping: place) : UInt32(clamping: place)
    }

    private func place(ofRank rank: UInt32) -> Int {
        Int(question.sort == .newest ? UInt32.max - rank : rank)
    }
}
