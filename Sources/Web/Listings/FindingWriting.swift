internal import Market
internal import Operations

/// Writes a page of found listings around cards that are JSON already.
enum FindingWriting {
    static func bytes(_ found: FoundListings, cards: [[UInt8]]) -> [UInt8] {
        let size = cards.reduce(256) { $0 + $1.count + 1 }
        return JSONWriter.object(capacity: size + found.facets.count * 2_048) { json in
            json.member("items", list: cards) { $0.raw($1) }
            json.member("next_cursor", found.next)
            if !found.facets.isEmpty {
                json.member("facets") { json in
                    for facet in found.facets { write(facet, &json) }
                }
            }
            if let text = found.didYouMean { json.member("did_you_mean", text) }
        }
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
