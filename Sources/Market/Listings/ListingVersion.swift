/// What a listing said at one of its versions, kept for good.
package struct ListingVersion: Hashable, Sendable {
    package let listing: ListingID
    package let number: Int
    package let state: ListingState
    /// The published (or, before any approval, the drafted) fields: `Offer.fields`.
    package let fields: [String: JSONValue]
    /// What waited for an officer beside it: the field and the value it was to have, `null` for
    /// none.
    package let waiting: [String: JSONValue]
    package let stock: Int
    /// The act in the history that made it: `listing_edited`, `review_approve`.
    package let act: String
    package let keyID: String
    package let at: Int64

    package init(
        of listing: Listing, waiting: ChangeRequest? = nil, act: String, keyID: String, at: Int64
    ) {
        self.listing = listing.id
        number = listing.version
        state = listing.state
        fields = listing.offer.fields
        self.waiting = (waiting?.changes ?? [:]).mapValues { $0.to ?? .null }
        stock = listing.stock
        self.act = act
        self.keyID = keyID
        self.at = at
    }

    package init(
        listing: ListingID, number: Int, state: ListingState, fields: [String: JSONValue],
        waiting: [String: JSONValue], stock: Int, act: String, keyID: String, at: Int64
    ) {
        self.listing = listing
        self.number = number
        self.state = state
        self.fields = fields
        self.waiting = waiting
        self.stock = stock
        self.act = act
        self.keyID = keyID
        self.at = at
    }

    /// What the producer saw when it edited this version: the fields with the waiting ones.
    package var wanted: [String: JSONValue] {
        var wanted = fields
        for (name, value) in waiting { wanted[name] = value == .null ? nil : value }
        return wanted
    }
}
