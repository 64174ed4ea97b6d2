internal import Market
internal import Reach
internal import TestSupport
import Testing

/// What a producer lacks before its first listing is live.
@Suite struct ReadinessTests {
    private static let secrets = ProducerSecrets(
        representative: Secret("Nguyễn Văn Mẫu"),
        bankAccount: BankAccount(
            bank: "Ngân hàng Mẫu", number: Secret("0123456789"), holder: Secret("NGUYEN VAN MAU")))

    private static func whole(_ form: LegalForm = .cooperative) -> Producer {
        var producer = MarketSamples.producer {
            $0.legalForm = form
            $0.foundedYear = 2_019
            $0.workers = 12
            $0.localWorkersPercent = 90
        }
        producer.identity = .verified
        return producer
    }

    private static func readiness(
        _ producer: Producer, secrets: ProducerSecrets = secrets, hasOwner: Bool = true,
        _ listings: [Listing] = [MarketSamples.listing()]
    ) -> Readiness {
        Readiness(
            of: producer, secrets, hasOwner: hasOwner, listings: listings, on: MarketSamples.today)
    }

    @Test(arguments: LegalForm.allCases)
    func `all is done when everything is there and a listing is live`(_ form: LegalForm) {
        let listing = MarketSamples.listing { $0.set = 26 }
        let readiness = Self.readiness(Self.whole(form), [listing])
        #expect(readiness.percent == 100 && readiness.next == nil)
    }

    @Test(arguments: LegalForm.allCases)
    func `each field of the form that is missing is a step of its own`(_ form: LegalForm) {
        var bare = Producer(
            id: ProducerID("pr_1"),
            profile: ProducerProfile(
                name: "Mẫu", legalForm: form, registrationNumber: nil,
                commune: CoverageSamples.commune("21548")))
        bare.identity = .verified
        let listing = MarketSamples.listing { $0.set = 26 }
        let readiness = Self.readiness(bare, secrets: ProducerSecrets(), [listing])
        let missing = readiness.steps.filter { !$0.isDone }.compactMap(\.field)
        #expect(missing == form.needs.filter { $0 != .name && $0 != .commune })
        #expect(readiness.next?.field == .registrationNumber)
        #expect(readiness.percent < 100)
    }

    @Test(
        arguments: [
            (ListingState.draft, Readiness.Code.submission), (.submitted, .live),
            (.needsWork, .submission), (.approved, nil), (.paused, .live),
            (.withdrawn, .listing),
        ] as [(ListingState, Readiness.Code?)])
    func `the next step follows the listing on its way`(
        _ state: ListingState, _ next: Readiness.Code?
    ) {
        let readiness = Self.readiness(Self.whole(), [MarketSamples.listing(state: state)])
        #expect(readiness.next?.code == next)
        #expect((readiness.percent == 100) == (next == nil))
    }

    @Test func `nobody's producer is first of all claimed`() {
        #expect(Self.readiness(Self.whole(), hasOwner: false).next?.code == .owner)
    }

    @Test func `a closed booth is told with its reason`() {
        var producer = Self.whole()
        producer.closures = [
            Closure(
                id: "cl_1", from: MarketSamples.today, until: nil, reason: .foodSafety,
                legalGround: "x")
        ]
        let next = Self.readiness(producer).next
        #expect(next?.code == .open)
        #expect(next?.message == ClosureReason.foodSafety.sentence)
    }

    @Test func `an association's goods are no step forward`() {
        let readiness = Self.readiness(Self.whole(.association))
        #expect(readiness.next?.code == .listing)
        #expect(readiness.next?.message.vietnamese.contains("du lịch") == true)
    }

    @Test func `each step done brings it nearer`() {
        var last = -1
        for identity in [IdentityState.unverified, .verified] {
            for state in [ListingState.withdrawn, .draft, .submitted, .approved] {
                guard identity == .verified || state == .withdrawn else { continue }
                var producer = Self.whole()
                producer.identity = identity
                let now = Self.readiness(producer, [MarketSamples.listing(state: state)]).percent
                #expect(now > last)
                last = now
            }
        }
        #expect(last == 100)
    }
}
