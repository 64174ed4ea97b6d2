/// A JSON document as it was read, before anybody asked what it should be.
package enum JSONValue: Hashable, Sendable {
    case null
    case flag(Bool)
    /// A number without a fraction, also when it was written `5.0` or `5e3`.
    case integer(Int64)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])
}
