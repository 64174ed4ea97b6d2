internal import Market
internal import NIOCore
internal import Operations

/// One reading of the feed of products, part by part, so that a feed of any length holds only one.
actor MerchantFeed {
    private enum Place {
        case head
        case items(after: ListingID?)
        case tail
        case end
    }

    private let desk: ProductFeedDesk
    private let writing: MerchantFeedWriting
    private let turnstile: Turnstile
    private var place = Place.head

    /// Takes a place that somebody has entered the turnstile for, and leaves it when it is gone.
    init(_ desk: ProductFeedDesk, _ writing: MerchantFeedWriting, _ turnstile: Turnstile) {
        self.desk = desk
        self.writing = writing
        self.turnstile = turnstile
    }

    deinit {
        turnstile.leave(nil)
    }

    /// The bytes that come next; none at the end.
    func next() async throws -> ByteBuffer {
        switch place {
        case .head:
            place = .items(after: nil)
            return ByteBuffer(string: writing.head)
        case .items(let after):
            let part = try await desk.part(after: after)
            place = part.next.map { .items(after: $0) } ?? .tail
            let text = part.items.map(writing.item).joined()
            // Nothing at all would be taken for the end.
            return text.isEmpty ? try await next() : ByteBuffer(string: text)
        case .tail:
            place = .end
            return ByteBuffer(string: writing.tail)
        case .end: return ByteBuffer()
        }
    }
}
