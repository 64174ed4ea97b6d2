/// A picture of a listing, in the order in which pages show them.
package struct ListingPhoto: Hashable, Sendable {
    /// What a picture shows.
    package enum Kind: String, Sendable, CaseIterable {
        case product
        case label
        case logo
    }

    /// More pictures than this help no buyer.
    package static let most = 12
    package static let altLimit = 300

    package let id: PhotoID
    package var kind: Kind
    /// What the picture shows, in words, for those who cannot see it.
    package var alt: String

    package init(id: PhotoID, kind: Kind = .product, alt: String = "") {
        self.id = id
        self.kind = kind
        self.alt = alt
    }
}

/// A photo's id: `ph_` and a time-ordered part.
package struct PhotoID: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }
}
