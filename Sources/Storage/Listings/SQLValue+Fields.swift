internal import Market

/// Named fields kept as one JSON object in a column of text.
extension SQLValue {
    static func fields(_ fields: [String: JSONValue]) -> SQLValue {
        if fields.isEmpty { return .text("{}") }
        var json = JSONWriter()
        json.fields(fields)
        return .text(String(decoding: json.bytes, as: UTF8.self))
    }

    static func photos(_ photos: [ListingPhoto]) -> SQLValue {
        if photos.isEmpty { return .text("[]") }
        var json = JSONWriter()
        json.list(photos) { json, photo in
            json.object { json in
                json.member("id", photo.id.text)
                json.member("kind", photo.kind.rawValue)
                json.member("alt", photo.alt)
            }
        }
        return .text(String(decoding: json.bytes, as: UTF8.self))
    }
}

extension SQLRecord {
    /// Lists of codes are the deepest that a field holds.
    private static let depth = 6

    func fields(_ column: String) throws -> [String: JSONValue] {
        let text = try text(column)
        // Most listings of an earlier program say nothing more: no parser is needed for that.
        if text == "{}" { return [:] }
        do {
            return try JSONBody.object(Array(text.utf8), depth: Self.depth)
        } catch {
            throw StoreError.unreadable(column)
        }
    }

    func photos(_ column: String) throws -> [ListingPhoto] {
        let text = try text(column)
        if text == "[]" { return [] }
        guard case .list(let items)? = try? JSONBody.value(Array(text.utf8), depth: Self.depth)
        else { throw StoreError.unreadable(column) }
        return try items.map { item in
            guard let id = item["id"]?.text,
                let kind = item["kind"]?.text.flatMap(ListingPhoto.Kind.init)
            else { throw StoreError.unreadable(column) }
            return ListingPhoto(id: PhotoID(id), kind: kind, alt: item["alt"]?.text ?? "")
        }
    }
}
