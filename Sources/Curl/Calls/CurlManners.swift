internal import Couriers

/// What every call says of itself, and how much it may say at all.
///
/// libcurl could add these fields too, but it would put them together anew for each call.
struct CurlManners: Sendable {
    let mostBytes: Int
    private let userAgent: [CourierHeader]
    private let encoding = [CourierHeader("Accept-Encoding", CurlTransfer.encoding)]
    private let both: [CourierHeader]

    init(policy: CurlPolicy) {
        mostBytes = policy.maximumRequestBytes
        userAgent = policy.userAgent.isEmpty ? [] : [CourierHeader("User-Agent", policy.userAgent)]
        both = userAgent + encoding
    }

    /// The fields that the caller, who named those, has not written.
    func fields(besides named: NamedFields) -> [CourierHeader] {
        switch (named.contains(.userAgent), named.contains(.acceptEncoding)) {
        case (false, false): both
        case (false, true): userAgent
        case (true, false): encoding
        case (true, true): []
        }
    }
}

/// Which of the fields that a call has anyway stand among the caller's own.
struct NamedFields: OptionSet {
    let rawValue: UInt8

    static let contentType = NamedFields(rawValue: 1)
    static let userAgent = NamedFields(rawValue: 2)
    static let acceptEncoding = NamedFields(rawValue: 4)
}
