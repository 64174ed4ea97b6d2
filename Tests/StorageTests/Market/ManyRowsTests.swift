internal import Market
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Many rows by their keys come with one statement as they come one by one.
@Suite struct ManyRowsTests {
    private func id(_ number: Int) -> ListingID {
        ListingID("ls_\(1_000 + number)")
    }

    @Test(arguments: [0, 1, 2, 4, 5, 20, 21, 100, 101, 500, 501, 620])
    func `listings come in the order that was asked for, each once, and missing ones not at all`(
        count: Int
    ) async throws {
        try await StoreSamples.with { store in
            try await store.write { session in
                for number in 0..<620 where !number.isMultiple(of: 7) {
                    try session.insert(MarketSamples.listing(id(number).text))
                }
            }
            // Not in the order of the ids, and some that there are not.
            let asked = (0..<count).reversed().map(id)
            let (many, single) = try await store.read { session in
                (try session.listings(asked), try asked.compactMap { try session.listing($0) })
            }
            #expect(many == single)
            #expect(many.count == asked.count - (count + 6) / 7)
        }
    }

    @Test func `certificates come by their listings in the order of their decisions`() async throws
    {
        try await StoreSamples.with { store in
            try await store.write { session in
                for number in 0..<3 { try session.insert(MarketSamples.listing(id(number).text)) }
                for (number, listing) in [(3, 0), (1, 0), (2, 1)] {
                    _ = try session.insert(
                        MarketSamples.certificate(
                            "ct_\(number)", of: id(listing).text
                        ) { claim in
                            claim.decisionNumber = "\(number)/QĐ-UBND"
                            claim.decisionDay = MarketSamples.today.advanced(by: number - 9)
                        })
                }
            }
            let asked = (0..<4).map(id)
            let (many, single) = try await store.read { session in
                (
                    try session.certificates(of: asked),
                    try asked.map { try session.certificates(of: $0) }
                )
            }
            #expect(asked.map { many[$0] ?? [] } == single)
            #expect(single.map(\.count) == [2, 1, 0, 0])
        }
    }
}
