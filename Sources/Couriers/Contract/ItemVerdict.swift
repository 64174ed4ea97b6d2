/// What a partner says of one item of a batch.
package struct ItemVerdict: Hashable, Sendable {
    package enum Status: Hashable, Sendable {
        case accepted
        /// The partner took it and shows it to its own buyers now.
        case live
        /// The partner already has this version or a later one.
        case stale
        case rejected
        /// A word that the contract does not know; nothing may be concluded from it.
        case unmapped(String)
    }

    package let sku: String
    package let status: Status
    package let code: String?
    package let message: String?

    package init(sku: String, status: Status, code: String? = nil, message: String? = nil) {
        self.sku = sku
        self.status = status
        self.code = code
        self.message = message
    }
}
