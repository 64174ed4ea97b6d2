internal import Market
internal import Reach
internal import TestSupport
import Testing

/// What a key may be for, by its role.
@Suite struct KeyScopeTests {
    static let quangNgai = CoverageSamples.places.provinces[1].code
    static let baTo = CoverageSamples.commune("21484")

    @Test(arguments: [Role.admin, .storefront, .officer, .producer])
    func `without a subject a key is for all that its role may touch`(_ role: Role) {
        #expect(KeyScope(nil, for: role) == .everything)
        #expect(KeyScope("", for: role) == .everything)
    }

    @Test func `a courier's key names its courier`() {
        #expect(KeyScope(nil, for: .courier) == nil)
        #expect(KeyScope("", for: .courier) == nil)
        #expect(KeyScope("GHN!", for: .courier) == nil)
        #expect(KeyScope("ghn", for: .courier) == .courier(CoverageSamples.courier("ghn")))
    }

    @Test(arguments: ["51", "ghn"])
    func `an admin's key is for nothing narrower`(_ text: String) {
        #expect(KeyScope(text, for: .admin) == nil)
    }

    @Test(arguments: ["lyson.vn", "shop-1", "51", "A"])
    func `a storefront's key is for the shop that it names`(_ name: String) {
        #expect(KeyScope(name, for: .storefront) == .storefront(name))
    }

    @Test(arguments: ["ky_01kaf3", "cửa hàng", "a b", "shop/1", String(repeating: "a", count: 61)])
    func `a shop is not named like a key or with what a list cannot show`(_ name: String) {
        #expect(KeyScope(name, for: .storefront) == nil)
    }

    @Test func `an officer's key is for a province or a commune`() {
        #expect(KeyScope("51", for: .officer) == .province(Self.quangNgai))
        #expect(KeyScope("21484", for: .officer) == .commune(Self.baTo))
        #expect(KeyScope("512", for: .officer) == nil)
        #expect(KeyScope("Quảng Ngãi", for: .officer) == nil)
    }

    @Test func `a producer's key is for the producer it names`() {
        #expect(KeyScope("pr_1", for: .producer) == .producer(ProducerID("pr_1")))
    }

    @Test(
        arguments: [
            (Role.admin, nil), (.officer, nil), (.officer, "51"), (.officer, "21484"),
            (.producer, nil), (.producer, "pr_1"), (.courier, "ghn"), (.storefront, nil),
            (.storefront, "lyson.vn"),
        ] as [(Role, String?)])
    func `the text of a scope is read back as the same scope`(_ role: Role, _ text: String?) throws
    {
        let scope = try #require(KeyScope(text, for: role))
        #expect(scope.text == text)
        #expect(KeyScope(scope.text, for: role) == scope)
    }
}
