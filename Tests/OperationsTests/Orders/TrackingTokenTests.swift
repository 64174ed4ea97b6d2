@testable internal import Operations
internal import TestSupport
import Testing

/// The secret part of the addresses of tracking pages.
@Suite struct TrackingTokenTests {
    @Test func `a token is 22 letters of base64url, and none comes twice in a second`() {
        let letters = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        let tokens = (0..<1_000).map { _ in TrackingToken.make(at: MarketSamples.now) }
        #expect(Set(tokens).count == 1_000)
        for token in tokens {
            #expect(token.count == 22 && token.allSatisfy(letters.contains))
        }
        // Behind the letters of the second, every place takes many letters.
        for place in 5..<22 {
            let found = Set(tokens.map { Array($0)[place] })
            #expect(found.count > 48)
        }
    }

    @Test func `tokens of later seconds sort behind`() {
        let second: Int64 = 1_000
        let tokens = [0, 1, 63, 64, 4_096, 86_400, 300_000_000].map {
            TrackingToken.make(at: MarketSamples.now + $0 * second)
        }
        #expect(tokens == tokens.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
}
