internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Everything that anybody can do to a listing, from every state: it is never live unapproved.
@Suite struct StateWalkTests {
    private static let id = ListingID("ls_1")

    enum Step: String, CaseIterable {
        case submit, approve, sendBack, pause, resume, withdraw, rename, reprice, count, confirm
        case decide, takeBack
    }

    private func take(
        _ step: Step, _ desks: DeskHouse, on id: ListingID = id
    ) async throws {
        let (desk, own, officer) = (desks.listings, DeskHouse.producer, DeskHouse.officer)
        let version = try #require(try await desks.listing(id.text)).version
        let waiting = try await desks.store.read { try $0.waitingRequest(of: id)?.id }
        let request = waiting ?? ChangeRequestID("cr_none")
        func move(_ move: ListingMove) async throws {
            _ = try await desk.move(id, move, by: own, once: .free, render: Answer.of)
        }
        func review(_ verdict: ReviewDecision.Verdict) async throws {
            let decision = ReviewDecision(
                verdict: verdict, note: "Xem lại", confirmsCertificates: false)
            _ = try await desk.review(
                id, decision, by: officer, once: .free, render: Answer.of)
        }
        switch step {
        case .submit: try await move(.submit)
        case .pause: try await move(.pause)
        case .resume: try await move(.resume)
        case .withdraw: try await move(.withdraw)
        case .approve: try await review(.approve)
        case .sendBack: try await review(.needsWork)
        case .rename: try await desks.edit(id, from: version) { $0.name += "!" }
        case .reprice:
            try await desks.edit(id, from: version) { $0.price = Money(vnd: 1_000) }
        case .count:
            _ = try await desk.setStock(2, of: id, by: own, once: .free, render: Answer.of)
        case .confirm:
            _ = try await desk.confirm(id, by: own, once: .free, render: Answer.of)
        case .decide:
            _ = try await desk.decide(
                request, ChangeVerdict(.approve), by: officer, once: .free,
                render: Answer.of)
        case .takeBack:
            _ = try await desk.withdraw(
                request, by: own, once: .free, render: Answer.of)
        }
    }

    /// The steps that could be taken from a state, with where each led.
    private func steps(from state: ListingState) async throws -> [Step: ListingState] {
        var led: [Step: ListingState] = [:]
        try await DeskHouse.with { desks in
            for (number, step) in Step.allCases.enumerated() {
                let listing = MarketSamples.listing("ls_\(number + 1)", state: state)
                try await desks.add(listing)
                do {
                    try await take(step, desks, on: listing.id)
                    led[step] = try #require(try await desks.listing(listing.id.text)).state
                } catch is ListingError {
                    // What is refused has changed nothing.
                    #expect(try await desks.listing(listing.id.text) == listing)
                }
            }
        }
        return led
    }

    @Test(arguments: ListingState.allCases)
    func `only an approval or a resumption leads to approved, and no state is dead`(
        _ state: ListingState
    ) async throws {
        let led = try await steps(from: state)
        for (step, next) in led where next == .approved && state != .approved {
            #expect(step == .approve && state == .submitted || step == .resume && state == .paused)
        }
        #expect(led.isEmpty == (state == .withdrawn), "\(led)")
    }

    @Test func `a long walk never shows a name that no officer approved`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(state: .draft))
            var approved: Set<String> = []
            var dice = SystemFreeDice(seed: 20_261_122)
            for _ in 0..<160 {
                let step = Step.allCases[dice.roll(Step.allCases.count)]
                if step == .withdraw { continue }
                let wanted = try await desks.wanted(Self.id)?.name
                let isDone = (try? await take(step, desks)) != nil
                if isDone, step == .approve || step == .decide, let wanted {
                    approved.insert(wanted)
                }
                if let live = try? await desks.listings.find(Self.id, for: nil) {
                    #expect(approved.contains(live.listing.offer.name), "after \(step)")
                }
            }
            #expect(!approved.isEmpty)
        }
    }
}

/// A small generator whose seed is all there is to it (Knuth's 64-bit constants).
private struct SystemFreeDice {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % sides
    }
}
