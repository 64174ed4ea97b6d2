/// Why a caller is sent away.
package enum AccessError: Error, Hashable, Sendable {
    /// No key, or one that is not known or was revoked.
    case unauthenticated
    /// The key's role may not use this door.
    case roleNotAllowed(Role)
    /// The role may, but not for this producer, courier or area.
    case outOfScope
}
