internal import Market
internal import TestSupport
import Testing

/// Whose new commune waits for an officer.
@Suite struct CommuneMoveTests {
    @Test(arguments: IdentityState.allCases, [true, false])
    func `it waits as soon as an officer verified it or buyers see its listings`(
        _ identity: IdentityState, _ publishes: Bool
    ) {
        var producer = MarketSamples.producer()
        producer.identity = identity
        let waits = identity == .verified || publishes
        #expect(producer.asksToMove(publishes: publishes) == waits)
    }
}
