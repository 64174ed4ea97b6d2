/// How far the chain of batches to one partner has come.
package struct PartnerFeed: Hashable, Sendable {
    /// The last batch that was put together.
    package var lastSeq = 0
    /// The last batch that the partner is known to have taken; the next one names it.
    package var acknowledgedSeq = 0
    /// How often in a row the partner said that it missed something.
    package var gapCount = 0
    /// Whether the partner must get everything before anything else.
    package var needsSnapshot = true
    /// The snapshot on its way, if there is one.
    package var snapshot: SnapshotProgress?

    package init() {}
}

/// A snapshot that is being sent part by part.
package struct SnapshotProgress: Hashable, Sendable {
    package let id: String
    /// The part to be put together next, counted from 1.
    package var nextPart: Int
    package let parts: Int
    /// The last batch before the snapshot.
    package let asOfSeq: Int

    package init(id: String, nextPart: Int = 1, parts: Int, asOfSeq: Int) {
        self.id = id
        self.nextPart = nextPart
        self.parts = parts
        self.asOfSeq = asOfSeq
    }
}
