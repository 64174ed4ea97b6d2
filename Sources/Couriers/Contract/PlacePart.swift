internal import Market

/// A part of a courier's own list of today's places that is asked for with one call.
package enum PlacePart: Hashable, Sendable {
    case provinces
    /// The communes of a province by the courier's code of it, behind so many.
    case communes(province: String, offset: Int)
}

/// One line of a courier's list: its own code, and the name that it wants to read.
package struct ListedPlace: Hashable, Sendable {
    package let code: String
    package let name: String

    /// `nil` where either is missing or beyond what a list may hold.
    init?(code: String?, name: String?) {
        guard let code, let name, !code.isEmpty, !name.isEmpty, name.count <= Self.longestName
        else { return nil }
        self.code = code
        self.name = name
    }

    /// No unit of Viet Nam has a longer name.
    private static let longestName = 200
}

/// What a courier answered about a part of its list.
package enum PlaceAnswer: Hashable, Sendable {
    /// `next` is where the following part begins, where there is more.
    case listed([ListedPlace], next: Int?)
    /// It said no, in its own words.
    case refused(String)
    /// The answer is not what its document describes.
    case unreadable(String)
}

extension Courier {
    /// No list: for couriers that offer none.
    package func request(
        for part: PlacePart, account: CourierAccount, at now: Int64
    ) throws(CourierError) -> CourierRequest {
        throw .unsupported("this courier offers no list of its places")
    }

    /// Nothing: for couriers that offer no list.
    package func places(in reply: CourierReply, to part: PlacePart) -> PlaceAnswer {
        .unreadable("this courier offers no list of its places")
    }
}

extension PlaceAnswer {
    /// The lines that an array holds; one line that cannot be read makes the whole unreadable, as
    /// a list with holes would take places away from people.
    init(
        _ items: [JSONValue], next: Int? = nil,
        _ place: (JSONValue) -> ListedPlace?
    ) {
        let found = items.map(place)
        let places = found.compactMap(\.self)
        self =
            places.count == found.count
            ? .listed(places, next: next) : .unreadable("a line without code or name")
    }
}
