/// One call that a courier makes to its customer, in the courier's own shape.
package struct SandboxHook: Hashable, Sendable {
    /// Grows by one with each hook of this sandbox.
    package var id = 0
    package let courier: SandboxCourier
    /// The parcel it speaks of, by the courier's number.
    package let number: String
    /// Where it goes, with the courier's own query.
    package let url: String
    package let headers: [SandboxHeader]
    package let body: [UInt8]
    /// How often it was sent before.
    package var attempts = 0
    /// Not to be sent before this instant of the sandbox's clock, in milliseconds.
    package var dueAt: Int64 = 0

    package init(
        courier: SandboxCourier, number: String, url: String, headers: [SandboxHeader],
        body: [UInt8]
    ) {
        self.courier = courier
        self.number = number
        self.url = url
        self.headers = headers
        self.body = body
    }
}

/// Where a courier's hooks go, and what they show so that they are believed.
package struct SandboxHookTarget: Hashable, Sendable {
    package var url: String
    package var secret: String
    /// The merchant's own header field, where the courier echoes one (GHN).
    package var header: String

    package init(url: String, secret: String, header: String = "X-Vuonxa-Hook") {
        self.url = url
        self.secret = secret
        self.header = header
    }
}

/// Whom the sandbox plays; the word is also the folder of the URL and the partner's kind.
package enum SandboxCourier: String, Sendable, CaseIterable {
    case ghn
    case ghtk
    case viettelPost = "viettel_post"
    case myVNPost = "myvnpost"
    case myEMS = "myems"
    case jtExpress = "jt_express"
}
