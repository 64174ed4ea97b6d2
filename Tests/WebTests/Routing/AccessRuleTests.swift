import Market
import Testing

@testable import Web

/// Who may use a door.
@Suite struct AccessRuleTests {
    private let admin = Caller(keyID: "a", role: .admin, scope: .everything)
    private let shop = Caller(keyID: "s", role: .storefront, scope: .everything)

    @Test func `anyone may come with or without a key`() throws {
        try AccessRule.anyone.check(nil, isLocal: false)
        try AccessRule.anyone.check(shop, isLocal: false)
    }

    @Test func `a door for keys is open to their roles only`() throws {
        let rule = AccessRule.keys(of: [.storefront])
        try rule.check(shop, isLocal: false)
        #expect(throws: AccessError.roleNotAllowed(.admin)) { try rule.check(admin, isLocal: true) }
        #expect(throws: AccessError.unauthenticated) { try rule.check(nil, isLocal: true) }
    }

    @Test func `what is for admins may also be asked on the machine itself`() throws {
        try AccessRule.adminOrLocal.check(nil, isLocal: true)
        try AccessRule.adminOrLocal.check(admin, isLocal: false)
        #expect(throws: AccessError.unauthenticated) {
            try AccessRule.adminOrLocal.check(nil, isLocal: false)
        }
        #expect(throws: AccessError.roleNotAllowed(.storefront)) {
            try AccessRule.adminOrLocal.check(shop, isLocal: false)
        }
    }
}
