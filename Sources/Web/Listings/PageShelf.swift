internal import HTTPTypes
internal import NIOCore
internal import Synchronization

/// Keeps rendered pages as bytes, so that a page asked for again costs neither a read nor an
/// encoder.
final class PageShelf: Sendable {
    /// A page and how long it is true.
    struct Page: Sendable {
        let body: ByteBuffer
        let tag: EntityTag
        /// What the desk's generation was before the page was read.
        let generation: Int
        /// The instant (UTC milliseconds) at which a derived fact of it may change.
        let trueUntil: Int64
        /// The header fields of 200 and of 304, written once like the body.
        let fields: HTTPFields
        let unchangedFields: HTTPFields

        init(_ bytes: [UInt8], version: Int? = nil, generation: Int, trueUntil: Int64) {
            self.init(
                ByteBuffer(bytes: bytes), EntityTag(version: version, body: bytes),
                generation: generation, trueUntil: trueUntil)
        }

        /// The tag must be another one whenever the bytes are others.
        init(_ body: ByteBuffer, _ tag: EntityTag, generation: Int, trueUntil: Int64) {
            self.body = body
            self.tag = tag
            self.generation = generation
            self.trueUntil = trueUntil
            unchangedFields = [.eTag: tag.header, .cacheControl: "no-cache"]
            var fields = unchangedFields
            fields.append(HTTPField(name: .contentType, value: "application/json"))
            self.fields = fields
        }

        /// About how many bytes of memory it takes: buffers are made larger than what is in them.
        fileprivate var size: Int {
            body.storageCapacity + 1_024
        }
    }

    private struct Kept {
        var generation = 0
        var pages: [Substring: Page] = [:]
        var byteCount = 0
    }

    /// Pages of one generation that are kept; beyond it the shelf is cleared, as few are asked
    /// for again and again and these come back at once.
    private let mostPages: Int
    private let mostBytes: Int
    private let kept = Mutex(Kept())

    init(mostPages: Int = 1_000, mostBytes: Int = 8 << 20) {
        self.mostPages = mostPages
        self.mostBytes = mostBytes
    }

    /// The page of that query, unless something has changed since or its time is over.
    func page(_ query: Substring, generation: Int, now: Int64) -> Page? {
        kept.withLock { kept in
            guard let page = kept.pages[query], page.generation == generation,
                now < page.trueUntil
            else { return nil }
            return page
        }
    }

    func keep(_ page: Page, for query: Substring) {
        kept.withLock { kept in
            let size = page.size
            let isFull = kept.pages.count >= mostPages || kept.byteCount + size > mostBytes
            if page.generation != kept.generation || isFull {
                kept = Kept(generation: page.generation)
            }
            if let old = kept.pages.updateValue(page, forKey: Substring(String(query))) {
                kept.byteCount -= old.size
            }
            kept.byteCount += size
        }
    }
}

extension Call {
    /// The kept page, or 304 when the caller has it already.
    ///
    /// Nothing is looked up or put together that was there when the page was made; so a 304 costs
    /// what it leaves out, and no more.
    func fresh(_ page: PageShelf.Page) -> Reply {
        let isKnown = page.tag.isNamed(in: headers[.ifNoneMatch])
        var reply =
            isKnown
            ? Reply(.notModified, headers: page.unchangedFields)
            : Reply(.ok, headers: page.fields, body: page.body)
        if caller != nil { reply.headers[.cacheControl] = "private, no-cache" }
        return reply
    }
}
