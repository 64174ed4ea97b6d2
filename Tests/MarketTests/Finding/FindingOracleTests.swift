@testable import Market
import Reach
import TestSupport
import Testing

/// The index against a look at every listing one by one, over random listings and searches.
@Suite struct FindingOracleTests {
    private static let seed: UInt64 = 20_261_123
    private static let syllables = [
        "tỏi", "tôi", "toi", "tối", "to", "lý", "sơn", "son", "đường", "duong", "đươ", "muối",
    ]

    /// One listing as the oracle sees it.
    private struct Entry {
        let id: String
        let star: Int
        let price: Int64
        let text: SearchableText
    }

    private func phrase(_ count: Int, _ dice: inout CoverageDice) -> String {
        (0..<count).map { _ in Self.syllables.randomElement(using: &dice) ?? "" }
            .joined(separator: " ")
    }

    /// What a listing is worth to the words, each by its best find; `nil` where it lacks one.
    private func worth(_ entry: Entry, _ words: SearchWords) -> Int? {
        var sum = 0
        for piece in words.pieces {
            let finds = entry.text.fields.compactMap { word, field -> Int? in
                guard word.plain.starts(with: piece.word.plain) else { return nil }
                return WordMatch(of: word, to: piece.word).map { field.weight * $0.share / 100 }
            }
            guard let best = finds.max() else { return nil }
            sum += best
        }
        return sum
    }

    private func expected(_ entries: [Entry], _ words: SearchWords, below price: Int64) -> [String]
    {
        let found = entries.compactMap { entry -> (Int, Entry)? in
            guard entry.price <= price, let worth = worth(entry, words) else { return nil }
            return (worth * 8 + entry.star, entry)
        }
        return found.sorted { ($1.0, $0.1.id) < ($0.0, $1.1.id) }.map(\.1.id)
    }

    @Test func `words, fields, stars and ids give the same order as a look at each listing`() {
        var dice = CoverageDice(seed: Self.seed)
        var rig = IndexRig()
        var entries: [String: Entry] = [:]
        var found = 0
        for turn in 0..<300 {
            // Some come anew under other words, so that old states lie between the present ones.
            let id = "ls_\(100 + Int.random(in: 0..<60, using: &dice))"
            let (name, text) = (phrase(2, &dice), phrase(3, &dice))
            let star = [0, 3, 4, 5].randomElement(using: &dice) ?? 0
            let price = Int64.random(in: 1...9, using: &dice) * 1_000
            rig.put(
                id, name, owner: "", place: "", pack: "", text: text, star: star, price: price)
            entries[id] = Entry(
                id: id, star: star, price: price,
                text: SearchableText(
                    name: name, producer: "", commune: "", pack: "", texts: [text]))
            let typed = phrase(Int.random(in: 1...4, using: &dice), &dice)
            guard let words = SearchWords(typed) else { continue }
            let most = Int64.random(in: 3...9, using: &dice) * 1_000
            let wanted = expected(Array(entries.values), words, below: most)
            let answer = rig.findings {
                $0.words = words
                $0.filter.highestPrice = Money(vnd: most)
            }
            // Where nothing at all answers, a slip may be looked for, which is not the oracle's.
            if answer.didYouMean != nil { continue }
            #expect(
                answer.hits.map(\.id.text) == wanted, "\(typed), turn \(turn), seed \(Self.seed)")
            found += wanted.count
        }
        #expect(found > 1_000, "seed \(Self.seed)")
    }
}
