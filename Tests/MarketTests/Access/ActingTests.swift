internal import Market
internal import Reach
internal import TestSupport
import Testing

/// Members and helpers: the whole table of who may do what, cell by cell.
@Suite struct ActingTests {
    private static let mine = ProducerID("pr_1")
    private static let other = ProducerID("pr_2")
    private static let today = MarketSamples.today

    private static func mandate(
        _ scopes: Set<MandateScope>, of producer: ProducerID = mine
    ) -> Mandate {
        Mandate(
            id: MandateID("md_1"), producer: producer, helper: "ky_helper", scopes: scopes,
            lastDay: today, grantedBy: "ky_owner", grantedAt: MarketSamples.now)
    }

    private static func member(_ member: MemberRole?) -> Caller {
        Caller(keyID: "ky_p", role: .producer, scope: .producer(mine), member: member)
    }

    /// What each member writes; all of them read everything.
    private static let writes: [MemberRole: Set<MandateScope>] = [
        .owner: [.profile, .listings, .stock, .orders, .money, .certificates],
        .editor: [.profile, .listings, .stock, .orders, .certificates],
        .viewer: [],
    ]

    @Test(arguments: MemberRole.allCases, MandateScope.allCases)
    func `a member reads everything of the producer and writes what its role allows`(
        _ member: MemberRole, _ part: MandateScope
    ) throws {
        let caller = Self.member(member)
        let allowed = try #require(Self.writes[member])
        #expect(caller.mayAct(for: Self.mine, in: part) == allowed.contains(part))
        #expect(caller.mayRead(of: Self.mine, in: part))
        #expect(!caller.mayAct(for: Self.other, in: part))
        #expect(!caller.mayRead(of: Self.other, in: part))
        #expect(caller.mayManage(Self.mine) == (member == .owner))
    }

    @Test func `a producer's key of before is the owner's`() {
        #expect(Self.member(nil).member == .owner)
        #expect(
            Caller(keyID: "k", role: .producer, scope: .everything, member: .viewer).member == nil)
    }

    @Test(arguments: MandateScope.allCases, MandateScope.allCases)
    func `a helper does what the mandate names, for whom it names, and manages nobody`(
        _ given: MandateScope, _ asked: MandateScope
    ) {
        let helper = Caller(
            keyID: "ky_helper", role: .helper, scope: .everything,
            mandates: [Self.mandate([given])])
        #expect(helper.mayAct(for: Self.mine, in: asked) == (given == asked))
        #expect(helper.mayRead(of: Self.mine, in: asked) == (given == asked))
        #expect(!helper.mayAct(for: Self.other, in: asked))
        #expect(helper.isKnown(to: Self.mine) && !helper.isKnown(to: Self.other))
        #expect(!helper.mayManage(Self.mine))
    }

    @Test(arguments: Role.allCases.filter { $0 != .helper })
    func `mandates are worth nothing in another role's key`(_ role: Role) {
        let caller = Caller(
            keyID: "k", role: role, scope: .everything, mandates: [Self.mandate([.listings])])
        #expect(caller.mayAct(for: Self.mine) == (role == .admin))
    }

    @Test func `who acts for a producer reads and acts for those that were merged into it`() {
        let owner = Caller(
            keyID: "k", role: .producer, scope: .producer(Self.mine),
            absorbed: [Self.other: Self.mine])
        let helper = Caller(
            keyID: "ky_helper", role: .helper, scope: .everything,
            mandates: [Self.mandate([.orders])], absorbed: [Self.other: Self.mine])
        #expect(owner.mayRead(of: Self.other, in: .orders))
        #expect(helper.mayAct(for: Self.other, in: .orders))
        #expect(!helper.mayAct(for: Self.other, in: .listings))
        #expect(!owner.mayAct(for: ProducerID("pr_3")))
    }

    @Test(arguments: [(0, true), (-1, false), (1, true)])
    func `a mandate holds to the end of its last day, and never once taken back`(
        _ daysLeft: Int, _ holds: Bool
    ) {
        var mandate = Self.mandate([.stock])
        #expect(mandate.isInForce(on: Self.today.advanced(by: -daysLeft)) == holds)
        mandate.revokedAt = MarketSamples.now
        #expect(!mandate.isInForce(on: Self.today.advanced(by: -daysLeft)))
    }

    @Test(arguments: [(0, true), (365, true), (-1, false), (366, false)])
    func `a mandate ends within a year`(_ days: Int, _ isTaken: Bool) {
        let asked = Mandate(
            id: MandateID("md_1"), producer: Self.mine, helper: "ky_helper", scopes: [.stock],
            lastDay: Self.today.advanced(by: days), grantedBy: "k", grantedAt: MarketSamples.now)
        let checked = Result { try asked.checked(on: Self.today, beforeOfficer: false) }
        #expect(((try? checked.get()) != nil) == isTaken)
        if case .failure(let problems as FieldProblems) = checked {
            #expect(problems.all.map(\.field) == ["last_day"])
        }
    }

    @Test(arguments: [true, false], [nil, "Nguyễn Thị Mẫu"])
    func `a witness is named before an officer and at no other time`(
        _ beforeOfficer: Bool, _ witness: String?
    ) {
        let asked = Mandate(
            id: MandateID("md_1"), producer: Self.mine, helper: "ky_helper", scopes: [.stock],
            lastDay: Self.today, grantedBy: "k", witnessedBy: witness,
            grantedAt: MarketSamples.now)
        let isTaken = (try? asked.checked(on: Self.today, beforeOfficer: beforeOfficer)) != nil
        #expect(isTaken == (beforeOfficer == (witness != nil)))
    }

    @Test func `a mandate for nothing is refused`() {
        let refused = #expect(throws: FieldProblems.self) {
            try Self.mandate([]).checked(on: Self.today, beforeOfficer: false)
        }
        #expect(refused?.all.map(\.field) == ["scopes"])
    }
}
