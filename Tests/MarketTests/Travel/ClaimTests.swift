import Market
import Reach
import TestSupport
import Testing

/// A claim opens by itself and goes one way.
@Suite struct ClaimTests {
    private static let amount = Money(vnd: 250_000)

    private func opened(after status: ParcelStatus) -> Claim? {
        Claim(
            for: MarketSamples.parcel(),
            after: ParcelHistory([TravelSamples.report(status, days: 1)]), value: Self.amount,
            at: 7)
    }

    @Test(arguments: ParcelStatus.allCases)
    func `only what is lost or damaged opens one`(_ status: ParcelStatus) {
        let claim = opened(after: status)
        #expect((claim != nil) == (status == .lost || status == .damaged))
        if let claim {
            #expect(claim.id == ClaimID("cl_1"))
            #expect((claim.amount, claim.state, claim.openedAt) == (Self.amount, .open, 7))
            #expect(claim.kind.rawValue == status.rawValue)
        }
    }

    @Test(arguments: Claim.State.allCases, Claim.State.allCases)
    func `decisions go one way`(_ state: Claim.State, _ next: Claim.State) throws {
        var claim = try #require(opened(after: .lost))
        claim.state = state
        let allowed: [Claim.State: Set<Claim.State>] = [
            .open: [.accepted, .refused], .refused: [.accepted], .accepted: [.paid],
        ]
        let isAllowed = allowed[state]?.contains(next) ?? false
        do throws(ClaimError) {
            let decided = try claim.decided(next, agreed: nil, note: "vì", at: 9)
            #expect(isAllowed)
            #expect((decided.state, decided.note, decided.decidedAt) == (next, "vì", 9))
            #expect(decided.agreed == (next == .refused ? nil : Self.amount))
        } catch {
            #expect(!isAllowed)
            #expect(error == .moveNotAllowed(next, from: state))
        }
    }

    @Test func `what is agreed on stays until it is paid and is never above the demand`() throws {
        let claim = try #require(opened(after: .damaged))
        let accepted = try claim.decided(.accepted, agreed: Money(vnd: 9), note: "", at: 1)
        #expect(try accepted.decided(.paid, agreed: nil, note: "", at: 2).agreed == Money(vnd: 9))
        #expect(throws: ClaimError.agreedTooMuch(limit: Self.amount)) {
            try claim.decided(.accepted, agreed: Money(vnd: 250_001), note: "", at: 1)
        }
        #expect(throws: ClaimError.agreedTooMuch(limit: Self.amount)) {
            try claim.decided(.accepted, agreed: Money(vnd: -1), note: "", at: 1)
        }
    }
}
