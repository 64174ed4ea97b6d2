internal import Market

/// A courier's call that was believed, as it is kept until it is handled and for a while after.
package struct KeptHook: Hashable, Sendable {
    package enum State: String, Sendable, CaseIterable {
        case waiting
        case handled
        /// It is not what the courier's document describes.
        case unreadable
        /// A mistake of ours; it is in the log.
        case failed
    }

    package let id: String
    package let partner: PartnerCode
    /// SHA-256 of the body as it came.
    package let digest: [UInt8]
    package let contentType: String?
    /// Without the secret that some couriers write into it.
    package let body: [UInt8]
    package let heardAt: Int64
    package var state = State.waiting
    /// How often the very same call came.
    package var times = 1
    /// Why it is unreadable or failed, and of how many parcels it spoke that are not ours.
    package var note = ""

    package init(
        id: String, partner: PartnerCode, digest: [UInt8], contentType: String?, body: [UInt8],
        heardAt: Int64
    ) {
        self.id = id
        self.partner = partner
        self.digest = digest
        self.contentType = contentType
        self.body = body
        self.heardAt = heardAt
    }
}

extension KeptHook {
    /// What a body is sealed for.
    static func subject(_ id: String) -> String {
        "hook \(id)"
    }

    init(_ record: SQLRecord, of partner: PartnerCode, in session: StoreSession) throws {
        let id = try record.text("id")
        let body = try session.opened(
            try record.bytes("body"), sealedBy: try record.textIfAny("sealed_by"),
            for: Self.subject(id))
        self.init(
            id: id, partner: partner, digest: try record.bytes("digest"),
            contentType: try record.textIfAny("content_type"), body: body,
            heardAt: try record.instant("heard_at"))
        state = try record.word("state")
        times = try record.integer("times")
        note = try record.text("note")
    }
}
