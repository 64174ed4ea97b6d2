internal import Foundation
internal import Market
internal import Reach
internal import Storage

/// A kept answer or call that speaks of a person who wants to be erased.
struct PersonalTrace: Sendable {
    let mention: Mention
    /// The orders that it names, of those looked for.
    let orders: Set<OrderID>

    /// Whether the trace goes with the erased orders, though others are kept.
    ///
    /// An answer that names both kinds, such as an export, is a copy of what is erased. A call
    /// may still have to be handled for an order that is kept.
    func isGone(with erased: [OrderID], keeping kept: [OrderID]) -> Bool {
        if orders.isDisjoint(with: kept) { return true }
        return mention.kind == .answer && !orders.isDisjoint(with: erased)
    }

    /// What is kept instead, so that the same request is still known to have been answered.
    var remainder: [UInt8] {
        switch mention.kind {
        case .answer:
            JSONWriter.object { json in
                json.member("id", orders.map(\.text).min())
                json.member("erased", true)
            }
        case .hook: []
        }
    }
}

extension PersonalDesk {
    /// Rows of the logs that are looked through in one go.
    private static let rowsAtOnce = 500

    /// Whatever the logs hold of a phone number's orders: by the order's id, its parcels', their
    /// waybills, or the number itself.
    func traces(of wish: PersonalWish) async throws -> [PersonalTrace] {
        let words = try await house.store.read { session in
            try Self.words(of: wish, in: session)
        }
        var traces: [PersonalTrace] = []
        for kind in Mention.Kind.allCases {
            var place: [String] = []
            while true {
                let start = place
                let page = try await house.store.read {
                    try $0.mentions(in: kind, after: start, limit: Self.rowsAtOnce)
                }
                traces += page.compactMap { Self.trace($0, words) }
                guard let last = page.last else { break }
                place = last.place
            }
        }
        return traces
    }

    private static func words(
        of wish: PersonalWish, in session: StoreSession
    ) throws -> [(word: Data, order: OrderID?)] {
        var words: [(word: Data, order: OrderID?)] = []
        for order in try session.orders(ofPhone: wish.phone.text, limit: mostOrders) {
            words.append((Data(order.text.utf8), order))
            for parcel in try session.parcels(of: order) {
                words.append((Data(parcel.id.text.utf8), order))
                for waybill in try session.waybills(of: parcel.id) {
                    words.append((Data(waybill.text.utf8), order))
                }
            }
        }
        let digits = wish.phone.text.dropFirst(3)
        words.append((Data(digits.utf8), nil))
        return words
    }

    private static func trace(
        _ mention: Mention, _ words: [(word: Data, order: OrderID?)]
    ) -> PersonalTrace? {
        let body = Data(mention.body)
        let found = words.filter { body.range(of: $0.word) != nil }
        if found.isEmpty { return nil }
        return PersonalTrace(mention: mention, orders: Set(found.compactMap(\.order)))
    }
}
