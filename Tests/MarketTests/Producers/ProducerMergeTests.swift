internal import Market
internal import Reach
internal import TestSupport
import Testing

/// What forbids a merge, and what the survivor keeps.
@Suite struct ProducerMergeTests {
    private static let today = MarketSamples.today

    private static func side(
        _ id: String, _ listings: [Listing] = [], account: String? = nil,
        _ change: (inout Producer) -> Void = { _ in }
    ) -> ProducerMerge.Side {
        var producer = MarketSamples.producer(id)
        change(&producer)
        let secrets = ProducerSecrets(
            bankAccount: account.map {
                BankAccount(bank: "Mẫu", number: Secret($0), holder: Secret("MAU"))
            })
        return ProducerMerge.Side(producer: producer, secrets: secrets, listings: listings)
    }

    private static func conflicts(
        _ one: ProducerMerge.Side, _ other: ProducerMerge.Side
    ) -> [ProducerMerge.Conflict] {
        ProducerMerge.conflicts(of: one, into: other, on: today)
    }

    @Test func `two entries that agree or say less are no conflict`() {
        #expect(Self.conflicts(Self.side("pr_1"), Self.side("pr_2")) == [])
        let bare = Self.side("pr_2") { $0.profile.taxCode = nil }
        #expect(Self.conflicts(Self.side("pr_1", account: "123456"), bare) == [])
    }

    @Test func `an association takes over tourism services only`() {
        let goods = Self.side("pr_1", [MarketSamples.listing("ls_1") { $0.set = 3 }])
        let tours = Self.side(
            "pr_1", [MarketSamples.listing("ls_1") { $0.set = LegalForm.tourismSet }])
        let gone = Self.side("pr_1", [MarketSamples.listing("ls_1", state: .withdrawn)])
        let association = Self.side("pr_2") { $0.profile.legalForm = .association }
        #expect(Self.conflicts(goods, association) == [.legalForm(ListingID("ls_1"))])
        #expect(Self.conflicts(tours, association) == [])
        #expect(Self.conflicts(gone, association) == [])
        #expect(Self.conflicts(goods, Self.side("pr_2")) == [])
    }

    @Test func `what contradicts on both sides is told, one by one`() {
        let season = Closure(
            id: "cl_1", from: Self.today, until: Self.today.advanced(by: 5), reason: .holiday)
        let one = Self.side("pr_1", [MarketSamples.listing("ls_1")], account: "111111") {
            $0.profile.taxCode = "4300812399"
            $0.profile.registrationNumber = "1"
            $0.identity = .verified
            $0.closures = [season]
        }
        let other = Self.side(
            "pr_2", [MarketSamples.listing("ls_2", of: "pr_2")], account: "222222"
        ) {
            $0.identity = .verified
            $0.state = .suspended
            $0.closures = [season]
        }
        #expect(
            Self.conflicts(one, other) == [
                .identity, .taxCode, .suspended(ProducerID("pr_2")), .closures(season, season),
                .listings(ListingID("ls_1"), ListingID("ls_2")), .bankAccount,
            ])
    }

    @Test(arguments: ListingState.allCases, ListingState.allCases)
    func `the same product stands on one side only, unless one was withdrawn`(
        _ mine: ListingState, _ theirs: ListingState
    ) {
        let found = Self.conflicts(
            Self.side("pr_1", [MarketSamples.listing("ls_1", state: mine)]),
            Self.side("pr_2", [MarketSamples.listing("ls_2", of: "pr_2", state: theirs)]))
        #expect(found.isEmpty == (mine == .withdrawn || theirs == .withdrawn))
    }

    @Test func `a suspension to come forbids it on either side, one that is over does not`() {
        func suspended(_ until: Day?) -> (inout Producer) -> Void {
            {
                $0.closures = [
                    Closure(
                        id: "cl_1", from: Self.today.advanced(by: -3), until: until,
                        reason: .complaints, legalGround: "x")
                ]
            }
        }
        for until in [nil, Self.today.advanced(by: 1)] {
            let one = Self.side("pr_1", [], account: nil, suspended(until))
            #expect(Self.conflicts(one, Self.side("pr_2")).count == 1)
            #expect(Self.conflicts(Self.side("pr_2"), one).count == 1)
        }
        #expect(
            Self.conflicts(
                Self.side("pr_1", [], account: nil, suspended(Self.today)), Self.side("pr_2")) == []
        )
    }

    @Test func `the survivor keeps what it says and gains what it lacks`() {
        var target = MarketSamples.producer("pr_2")
        target.profile.email = nil
        target.profile.name = "Tên ở lại"
        let merged = ProducerMerge.survivor(of: MarketSamples.producer("pr_1"), into: target)
        #expect(merged.id == target.id && merged.profile.name == "Tên ở lại")
        #expect(merged.profile.email == "toi@lyson.example")
    }
}
