package import Market
package import Reach

/// What somebody wants of a partner.
package enum CourierJob: Hashable, Sendable {
    /// Take over one batch of listings.
    case push(ListingPush)
    /// Give a token for further calls.
    case logIn
    /// What would it cost, and do you go there at all? Nothing is created.
    case quote(Consignment)
    case create(Consignment)
    /// Do you know a parcel by our number?
    case find(ParcelID)
    case detail(Waybill)
    case cancel(Waybill, CancellationReason)
    case updateCOD(Waybill, Money)
    case label(Waybill, LabelPaper)
    /// What happened on those days, page by page from 1.
    case poll(from: Day, to: Day, page: Int)
}

/// One batch on its way: the id is the same at every attempt, and so are the bytes.
package struct ListingPush: Hashable, Sendable {
    package let id: String
    package let seq: Int
    package let body: [UInt8]
    /// Whether the partner took every item of it before, in an older version.
    package let isUpdate: Bool

    package init(id: String, seq: Int, body: [UInt8], isUpdate: Bool = false) {
        self.id = id
        self.seq = seq
        self.body = body
        self.isUpdate = isUpdate
    }
}

/// Why a parcel is called back, in words that every courier's table can be told in.
package enum CancellationReason: String, Sendable, CaseIterable {
    case pickupTooSlow = "pickup_too_slow"
    case outOfStock = "out_of_stock"
    case buyerRefused = "buyer_refused"
    case other
}

/// The paper that a label is printed on.
package enum LabelPaper: String, Sendable, CaseIterable {
    case a5
    case a6
    /// 80 mm thermal rolls.
    case roll80 = "80x80"
}

/// A call from a courier to us, whole.
package struct CourierHook: Hashable, Sendable {
    /// The raw query, without its question mark.
    package let query: String
    package let headers: [CourierHeader]
    package let body: [UInt8]

    package init(query: String, headers: [CourierHeader], body: [UInt8]) {
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// The value of the first field of that name, compared without case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// What was read from a courier's call.
package enum HookReading: Hashable, Sendable {
    /// What it says of parcels; empty when it speaks of nothing that we follow.
    case reports([ShipmentReport])
    /// It is not what the courier's document describes.
    case unreadable(String)
}
