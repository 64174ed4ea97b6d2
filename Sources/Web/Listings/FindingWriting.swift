internal import Market
internal import NIOCore
internal import Operations

/// Writes a page of found listings around cards that are JSON already.
enum FindingWriting {
    /// The page's bytes and its tag, which is made of the cards' own digests: a page is asked for
    /// the first time more often than its cards are, and most of it need not be read again.
    static func page(_ found: FoundListings, cards: [ListingCard]) -> (ByteBuffer, EntityTag) {
        let rest = rest(of: found)
        let size = cards.reduce(beginning.utf8CodeUnitCount + rest.count + 1) {
            $0 + $1.json.count + 1
        }
        var body = ByteBufferAllocator().buffer(capacity: size)
        body.writeStaticString(beginning)
        for (place, card) in cards.enumerated() {
            if place > 0 { body.writeInteger(UInt8(ascii: ",")) }
            body.writeBytes(card.json)
        }
        body.writeInteger(UInt8(ascii: "]"))
        body.writeBytes(rest)
        var marks = rest
        for card in cards { marks += card.digest }
        return (body, EntityTag(version: nil, body: marks))
    }

    private static let beginning: StaticString = "{\"items\":["

    /// What stands behind the items, from the comma to the end.
    private static func rest(of found: FoundListings) -> [UInt8] {
        var bytes = JSONWriter.object(capacity: 256 + found.facets.count * 2_048) { json in
            json.member("next_cursor", found.next)
            if !found.facets.isEmpty {
                json.member("facets") { json in
                    for facet in found.facets { write(facet, &json) }
                }
            }
            if let text = found.didYouMean { json.member("did_you_mean", text) }
        }
        // It goes on in the object that the items began.
        bytes[0] = UInt8(ascii: ",")
        return bytes
    }

    private static func write(_ facet: FoundFacet, _ json: inout JSONWriter) {
        json.name(of: facet.facet.rawValue)
        json.list(facet.values) { json, value in
            json.object { json in
                json.member("value", value.text)
                json.member("label", value.label)
                json.member("count", value.count)
            }
        }
    }
}

extension Schemas {
    /// The public list of listings; `facets` where they are asked for, `did_you_mean` where
    /// nothing was found by what was typed.
    static let finding: KeyValuePairs<String, Schema> = [
        "FoundListings": .members(
            ["items": .list(.named("Listing")), "next_cursor": .orNull(.text)],
            mayLack: [
                "facets": .members(
                    [:],
                    mayLack: [
                        "sector": counts, "set": counts, "stars": counts, "commune": counts,
                        "producer": counts, "price": counts,
                    ]),
                "did_you_mean": .text,
            ]),
        "FacetCount": .members(["value": .text, "label": .orNull(.text), "count": .number]),
    ]

    private static let counts = Schema.list(.named("FacetCount"))
}
