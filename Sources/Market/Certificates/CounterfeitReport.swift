/// What somebody says of a pack that bears a certificate's number and may not be genuine.
package struct CounterfeitReport: Hashable, Sendable {
    package enum State: String, Sendable, CaseIterable {
        case open
        case confirmed
        case dismissed
    }

    package let id: String
    /// The decision number as it stands on the pack; it need not be one that exists.
    package let number: String
    package let place: String
    package let note: String
    /// Whether the reporter left a way to be asked; what it is stands sealed elsewhere.
    package let hasContact: Bool
    package var state: State
    /// What the officer wrote when it was settled.
    package var settlement: String
    package let at: Int64
    package var settledAt: Int64?

    package init(
        id: String, number: String, place: String, note: String, hasContact: Bool,
        state: State = .open, settlement: String = "", at: Int64, settledAt: Int64? = nil
    ) {
        self.id = id
        self.number = number
        self.place = place
        self.note = note
        self.hasContact = hasContact
        self.state = state
        self.settlement = settlement
        self.at = at
        self.settledAt = settledAt
    }

    /// Closes the report once and for all.
    package mutating func settle(
        _ state: State, _ settlement: String, at now: Int64
    ) throws(CounterfeitError) {
        if self.state != .open { throw .settled(id) }
        self.state = state
        self.settlement = settlement
        settledAt = now
    }
}

/// A report as it is sent in, by anyone.
package struct CounterfeitDraft: Hashable, Sendable {
    package var number: String
    /// The shop, market or address where the pack was seen.
    package var place: String
    package var note: String
    package var contact: String

    package enum Limit {
        package static let number = 50
        package static let note = 1_000
        package static let contact = 200
        /// Reports of one number within an hour; more are refused until later.
        package static let perNumberAndHour = 10
        /// Reports of all numbers within an hour.
        package static let perHour = 500
    }

    package init(number: String, place: String, note: String, contact: String = "") {
        self.number = number
        self.place = place
        self.note = note
        self.contact = contact
    }

    /// The draft cleaned, or everything that is wrong with it.
    package func checked() throws(FieldProblems) -> CounterfeitDraft {
        var check = FieldCheck()
        var clean = self
        clean.number = check.text(number, "number", limit: Limit.number)
        clean.place = check.text(place, "place", limit: CleanText.Limit.line)
        clean.note = check.text(
            note, "note", limit: Limit.note, multiline: true, allowsEmpty: true)
        clean.contact = check.text(
            contact, "contact", limit: Limit.contact, allowsEmpty: true)
        try check.finish()
        return clean
    }

    /// The same for the same words, so that a report sent twice is one.
    package var fingerprint: [UInt8] {
        Digest.sha256([number, place, note, contact].joined(separator: "\u{0}").utf8)
    }
}

/// How often a number was reported, without those that an officer dismissed.
package struct CounterfeitCount: Hashable, Sendable {
    package let open: Int
    package let confirmed: Int

    package init(open: Int, confirmed: Int) {
        self.open = open
        self.confirmed = confirmed
    }
}

/// Why a report is not taken or not settled.
package enum CounterfeitError: Error, Hashable, Sendable {
    case notFound(String)
    case settled(String)
    /// There were too many within the hour.
    case tooMany
}
