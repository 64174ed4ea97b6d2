internal import Market
internal import Reach
internal import TestSupport
import Testing

/// Who may act for whom, and who oversees what.
@Suite struct CallerTests {
    static let mine = ProducerID("pr_1")
    static let scopes: [KeyScope] = [
        .everything, .producer(mine), .courier(CoverageSamples.courier("a")),
        .province(CoverageSamples.places.provinces[1].code),
        .commune(CoverageSamples.commune("21484")), .storefront("lyson.vn"),
    ]

    @Test(arguments: Role.allCases, scopes)
    func `without a mandate only an admin and the producer's own key act for a producer`(
        _ role: Role, _ scope: KeyScope
    ) {
        let caller = MarketSamples.caller(role, scope)
        let isOwn = role == .producer && scope == .producer(Self.mine)
        for part in MandateScope.allCases {
            #expect(caller.mayAct(for: Self.mine, in: part) == (role == .admin || isOwn))
            #expect(caller.mayRead(of: Self.mine, in: part) == (role == .admin || isOwn))
            #expect(caller.mayAct(for: ProducerID("pr_2"), in: part) == (role == .admin))
        }
        #expect(caller.mayManage(Self.mine) == (role == .admin || isOwn))
        #expect(caller.isKnown(to: Self.mine) == (role == .admin || isOwn))
    }

    @Test(arguments: [Role.producer, .helper, .storefront, .courier], scopes)
    func `no other role oversees anything, whatever its scope`(_ role: Role, _ scope: KeyScope) {
        let caller = MarketSamples.caller(role, scope)
        #expect(!CoverageSamples.places.communes.contains(where: caller.oversees))
    }

    @Test func `an officer oversees the country, a province or a commune`() {
        func overseen(_ scope: KeyScope) -> [String] {
            CoverageSamples.places.communes
                .filter(MarketSamples.caller(.officer, scope).oversees).map(\.code.digits)
        }
        #expect(overseen(.everything).count == CoverageSamples.places.communes.count)
        #expect(overseen(Self.scopes[3]) == ["21025", "21484", "21548"])
        #expect(overseen(Self.scopes[4]) == ["21484"])
        #expect(overseen(Self.scopes[1]) == [] && overseen(Self.scopes[2]) == [])
    }

    @Test func `orders belong to the shop that the key names, else to the key`() {
        #expect(MarketSamples.caller(.storefront).storefront == "ky_storefront")
        let named = MarketSamples.caller(.storefront, .storefront("lyson.vn"))
        #expect(named.storefront == "lyson.vn")
        let newKey = Caller(keyID: "ky_2", role: .storefront, scope: .storefront("lyson.vn"))
        #expect(newKey.storefront == named.storefront)
    }

    @Test func `a caller sees the parcels of the courier its key is for, and of no other`() {
        let courier = CoverageSamples.courier("a")
        #expect(MarketSamples.caller(.courier, .courier(courier)).courier == courier)
        #expect(MarketSamples.caller(.admin).courier == nil)
    }
}
