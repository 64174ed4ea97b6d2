internal import Market

/// Who may use a door; every endpoint has one.
enum AccessRule: Hashable, Sendable {
    /// With or without a key.
    case anyone
    /// Keys of these roles; what each may touch is for the rules of Market to say.
    case keys(of: Set<Role>)
    /// Admins, and whatever runs on the same machine and asks directly.
    case adminOrLocal

    /// Throws when the caller may not; `isLocal` says that no network lies between.
    func check(_ caller: Caller?, isLocal: @autoclosure () -> Bool) throws(AccessError) {
        switch self {
        case .anyone:
            return
        case .adminOrLocal:
            if isLocal() { return }
            try AccessRule.keys(of: [.admin]).check(caller, isLocal: false)
        case .keys(let roles):
            guard let caller else { throw .unauthenticated }
            if !roles.contains(caller.role) { throw .roleNotAllowed(caller.role) }
        }
    }

    /// The roles that may enter with a key, in the order in which they are documented.
    var roles: [Role] {
        switch self {
        case .anyone: []
        case .keys(let roles): Role.allCases.filter(roles.contains)
        case .adminOrLocal: [.admin]
        }
    }
}
