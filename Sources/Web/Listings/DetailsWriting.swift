internal import Market

/// Writes what a product page says beyond the pack.
enum DetailsWriting {
    /// The part that only the page of one listing shows.
    static func write(_ details: ProductDetails, _ json: inout JSONWriter) {
        json.member("story", details.story)
        json.member("ingredients", details.ingredients)
        json.member("materials_origin", details.materialsOrigin)
        json.member("process", details.process)
        json.member("usage", details.usage)
        json.member("storage", details.storage)
        json.member("annual_output", details.annualOutput)
        json.name("attributes")
        json.fields(details.attributes.mapValues(\.json))
        if details.label.isEmpty { return json.member(nullOf: "label") }
        json.member("label") { json in
            json.member("rules", details.label.rules)
            json.name("fields")
            json.fields(details.label.fields.mapValues { .text($0) })
        }
    }

    /// The photos with the addresses of their WebP files by the longest side in points; with
    /// `.jpg` at the end they are JPEGs.
    static func write(_ photos: [ListingPhoto], _ json: inout JSONWriter) {
        json.member("photos", list: photos) { json, photo in
            json.object { json in
                json.member("id", photo.id.text)
                json.member("kind", photo.kind.rawValue)
                json.member("alt", photo.alt)
                json.member("urls") { json in
                    json.member("320", "/photos/\(photo.id.text)/320.webp")
                    json.member("800", "/photos/\(photo.id.text)/800.webp")
                    json.member("1600", "/photos/\(photo.id.text)/1600.webp")
                }
            }
        }
    }
}
