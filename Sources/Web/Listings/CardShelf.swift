internal import Market
internal import Operations
internal import Synchronization

/// Keeps the JSON of single listings as pages show them, so that a page asked for the first time
/// mostly joins bytes.
final class CardShelf: Sendable {
    /// What holds for all cards at once; with another one they are all old.
    struct Time: Hashable, Sendable {
        /// The index that counts the changes.
        let edition: UInt64
        /// The instant (UTC milliseconds) at which derived facts may change.
        let trueUntil: Int64
    }

    private struct Card {
        let touched: Int
        let bytes: [UInt8]
    }

    private struct Kept {
        var time = Time(edition: 0, trueUntil: 0)
        var cards: [ListingID: Card] = [:]
        var byteCount = 0
    }

    /// All cards of some thousand listings; the rest is made anew when it is asked for.
    private let mostBytes: Int
    private let kept = Mutex(Kept())

    init(mostBytes: Int = 6 << 20) {
        self.mostBytes = mostBytes
    }

    /// The card of each hit, where one is kept that nothing has touched since.
    func cards(of hits: [ListingFindings.Hit], at time: Time) -> [[UInt8]?] {
        kept.withLock { kept in
            hits.map { hit in
                guard kept.time == time, let card = kept.cards[hit.id],
                    card.touched == hit.touched
                else { return nil }
                return card.bytes
            }
        }
    }

    func keep(_ bytes: [UInt8], of hit: ListingFindings.Hit, at time: Time) {
        kept.withLock { kept in
            if kept.time != time || kept.byteCount + bytes.count > mostBytes {
                kept = Kept(time: time)
            }
            let card = Card(touched: hit.touched, bytes: bytes)
            if let old = kept.cards.updateValue(card, forKey: hit.id) {
                kept.byteCount -= old.bytes.count
            }
            kept.byteCount += bytes.count
        }
    }
}
