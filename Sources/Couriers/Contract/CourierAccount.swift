package import Market

/// Where a partner listens, and what it knows us by; it prints as `***`.
package struct CourierAccount: Sendable {
    /// The listing feed's address, or the base of a courier's API without a slash at its end.
    package let url: String
    /// The chief secret: the key that signs a feed, a courier's token, or a log-in's password.
    package let secret: Secret
    /// Further fields, by the names that the adapter's `accountFields` list.
    package let fields: [String: Secret]
    /// What the courier shows with each call to us, so that we believe it.
    package let hookSecret: Secret?
    /// What the last log-in gave, where the courier has log-ins.
    package let token: CourierToken?

    package init(
        url: String, secret: Secret, fields: [String: Secret] = [:], hookSecret: Secret? = nil,
        token: CourierToken? = nil
    ) {
        self.url = url
        self.secret = secret
        self.fields = fields
        self.hookSecret = hookSecret
        self.token = token
    }

    /// The text of a further field, `nil` when it is absent or empty.
    package subscript(field name: String) -> String? {
        fields[name].flatMap { $0.text.isEmpty ? nil : $0.text }
    }
}

extension CourierAccount: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "***" }
    package var debugDescription: String { "***" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// What a courier gives at log-in, to be shown with each call until it runs out.
package struct CourierToken: Hashable, Sendable {
    package let secret: Secret
    /// When it ends in UTC milliseconds, where the courier says so.
    package let expiresAt: Int64?

    package init(secret: Secret, expiresAt: Int64?) {
        self.secret = secret
        self.expiresAt = expiresAt
    }
}

/// One field that an account at a courier needs beside address and secret.
package struct AccountField: Hashable, Sendable {
    package let name: String
    package let isRequired: Bool
    /// Whether it is never shown again once it was given.
    package let isSecret: Bool

    package init(_ name: String, isRequired: Bool = true, isSecret: Bool = false) {
        self.name = name
        self.isRequired = isRequired
        self.isSecret = isSecret
    }
}
