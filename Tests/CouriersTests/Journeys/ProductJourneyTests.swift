import Couriers
import Market
import Sandbox
import Testing

/// Listings as products at MyEMS, made, changed and ended.
@Suite struct ProductJourneyTests {
    private static let kind = CourierKind.myems

    private func push(_ items: [ListingItem], isUpdate: Bool) -> CourierJob {
        let body = Self.kind.courier.body(of: CourierSamples.batch(items: items))
        return .push(ListingPush(id: "msg_1", seq: 1, body: body, isUpdate: isUpdate))
    }

    private func verdict(_ outcome: CourierOutcome) -> ItemVerdict.Status? {
        guard case .pushed(let verdicts) = outcome.answer else { return nil }
        return verdicts.first?.status
    }

    @Test func `a product is made, made again, changed and ended`() throws {
        var journey = try SandboxJourney(Self.kind)
        let upsert: [ListingItem] = [.upsert(CourierSamples.product())]
        #expect(verdict(try journey.ask(push(upsert, isUpdate: false))) == .accepted)
        // The answer to the first was lost: the second must not fail for ever.
        let again = try journey.ask(push(upsert, isUpdate: false))
        #expect(verdict(again) == .stale, "\(again)")
        #expect(verdict(try journey.ask(push(upsert, isUpdate: true))) == .accepted)
        let end: [ListingItem] = [
            .delete(sku: ListingID("ls_1"), version: 10, at: CourierSamples.now)
        ]
        let ended = try journey.ask(push(end, isUpdate: true))
        #expect(verdict(ended) == .accepted, "\(ended)")
    }
}
