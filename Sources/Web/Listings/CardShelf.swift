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

    private struct Kept {
        var time = Time(edition: 0, trueUntil: 0)
        /// What was asked for lately, and what was before that, by the slots of that index.
        var young = Layer()
        var old = Layer()
    }

    private struct Layer {
        var cards: [Int32: (touched: Int, card: ListingCard)] = [:]
        var byteCount = 0
    }

    /// Bytes of each of the two layers.
    private let layerBytes: Int
    private let kept = Mutex(Kept())

    /// Some thousand cards; the rest is made anew when it is asked for.
    init(mostBytes: Int = 8 << 20) {
        layerBytes = mostBytes / 2
    }

    /// The card of each hit, where one is kept that nothing has touched since.
    func cards(of hits: [ListingFindings.Hit], at time: Time) -> [ListingCard?] {
        kept.withLock { kept in
            if kept.time != time { return hits.map { _ in nil } }
            return hits.map { hit in
                if let found = kept.young.cards[hit.slot] {
                    return found.touched == hit.touched ? found.card : nil
                }
                guard let found = kept.old.cards[hit.slot], found.touched == hit.touched
                else { return nil }
                keep(found.card, of: hit, in: &kept)
                return found.card
            }
        }
    }

    func keep(_ card: ListingCard, of hit: ListingFindings.Hit, at time: Time) {
        kept.withLock { kept in
            if kept.time != time { kept = Kept(time: time) }
            keep(card, of: hit, in: &kept)
        }
    }

    /// A layer that is full becomes the old one, and what nobody asked for meanwhile goes.
    private func keep(_ card: ListingCard, of hit: ListingFindings.Hit, in kept: inout Kept) {
        if kept.young.byteCount + card.size > layerBytes {
            kept.old = kept.young
            kept.young = Layer()
        }
        let before = kept.young.cards.updateValue((hit.touched, card), forKey: hit.slot)
        kept.young.byteCount += card.size - (before?.card.size ?? 0)
    }
}

/// One listing as JSON, as every page shows it.
struct ListingCard: Sendable {
    let json: [UInt8]
    /// The SHA-256 of the JSON, of which the tags of pages are made.
    let digest: [UInt8]

    init(_ json: [UInt8]) {
        self.json = json
        digest = Digest.sha256(json)
    }

    /// About how many bytes of memory it takes, with what stands around the bytes.
    var size: Int {
        json.count + 192
    }
}
