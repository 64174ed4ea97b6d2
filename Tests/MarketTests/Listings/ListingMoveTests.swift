internal import Market
internal import Reach
internal import TestSupport
import Testing

/// The life of a listing, every move from every state.
@Suite struct ListingMoveTests {
    static let allowed: [ListingMove: [ListingState: ListingState]] = [
        .submit: [.draft: .submitted, .needsWork: .submitted],
        .askForWork: [.submitted: .needsWork, .approved: .needsWork, .paused: .needsWork],
        .approve: [.submitted: .approved],
        .pause: [.approved: .paused],
        .resume: [.paused: .approved],
        .withdraw: [
            .draft: .withdrawn, .submitted: .withdrawn, .needsWork: .withdrawn,
            .approved: .withdrawn, .paused: .withdrawn,
        ],
    ]

    @Test(arguments: ListingMove.allCases, ListingState.allCases)
    func `a move leads where the table says, or nowhere`(_ move: ListingMove, _ state: ListingState)
    {
        #expect(move.applied(to: state) == Self.allowed[move]?[state])
    }

    /// All states that some moves can reach, the first one included.
    private func reachable(
        from start: ListingState, without banned: Set<ListingMove> = []
    ) -> Set<ListingState> {
        var reached: Set = [start]
        var open = [start]
        while let state = open.popLast() {
            for move in ListingMove.allCases where !banned.contains(move) {
                if let next = move.applied(to: state), reached.insert(next).inserted {
                    open.append(next)
                }
            }
        }
        return reached
    }

    @Test func `without an approval nothing gets live, nor near it`() {
        let reached = reachable(from: .draft, without: [.approve])
        #expect(!reached.contains(.approved) && !reached.contains(.paused))
    }

    @Test(arguments: [ListingState.approved, .paused])
    func `what an officer sent back needs a new approval`(_ state: ListingState) throws {
        let back = try #require(ListingMove.askForWork.applied(to: state))
        #expect(!reachable(from: back, without: [.approve]).contains(.approved))
    }

    @Test(arguments: ListingState.allCases)
    func `every state but withdrawn leads to live, and withdrawn to nothing`(_ state: ListingState)
    {
        if state == .withdrawn {
            #expect(reachable(from: state) == [.withdrawn])
        } else {
            #expect(reachable(from: state).contains(.approved))
        }
    }

    @Test func `every state can be reached from a draft`() {
        #expect(reachable(from: .draft) == Set(ListingState.allCases))
    }

    @Test(arguments: ListingState.allCases, ProducerState.allCases)
    func `live is approved, confirmed in time and of an open producer, nothing else`(
        _ state: ListingState, _ producer: ProducerState
    ) {
        let today = MarketSamples.today
        let maker = MarketSamples.producer(state: producer)
        for lease in [nil, today.advanced(by: 1), today, today.advanced(by: -1)] {
            var listing = MarketSamples.listing(state: state)
            listing.freshUntil = lease
            let isFresh = lease.map { $0 > today } ?? true
            let isLive = state == .approved && producer == .active && isFresh
            #expect(listing.isLive(producer: maker, on: today) == isLive)
            listing.stock = 0
            #expect(listing.isLive(producer: maker, on: today) == isLive)
        }
    }

    @Test func `the first thing that keeps it from being live is named`() {
        let today = MarketSamples.today
        var listing = MarketSamples.listing(state: .draft)
        listing.freshUntil = today
        let (open, closed) = (
            MarketSamples.producer(), MarketSamples.producer(state: .suspended)
        )
        #expect(listing.hold(producer: closed, on: today) == .notApproved)
        listing.state = .approved
        #expect(listing.hold(producer: closed, on: today) == .producerClosed)
        #expect(listing.hold(producer: open, on: today) == .stale)
        #expect(listing.hold(producer: open, on: today.advanced(by: -1)) == nil)
    }
}
