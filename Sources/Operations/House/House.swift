package import Couriers
internal import Reach
package import Storage
internal import Synchronization

/// What all desks share: the store, the clock, the places and reach, and who hears of changes.
package final class House: Sendable {
    package let store: Store
    package let clockwork: Clockwork
    package let atlas: Atlas
    let feedBell = Bell()
    let feedPlaces = FeedPlaces()
    let assigning: AssigningRules
    let orderRules: OrderRules
    let explainer = Explainer()
    let offers = OfferShelf()
    let finder = ListingFinder()
    /// Where files are kept and photos are made; `nil` in a house without files.
    let pictures: PictureWorks?
    /// Counts changes of places and coverage, so that a server sees what a command changed.
    package static let outsideCounter = "outside"
    /// Whether people are told by e-mail; without a mail server nothing is queued.
    let tellsPeople: Bool
    private let onOutbox: @Sendable () -> Void
    private let generationNumber = Atomic<Int>(0)
    private let keptSeal = Mutex<FeedSeal?>(nil)

    /// `onOutbox` is called after a commit that left something to push or to tell.
    package init(
        store: Store, clockwork: Clockwork, atlas: Atlas, tellsPeople: Bool = false,
        assigning: AssigningRules = AssigningRules(), orderRules: OrderRules = OrderRules(),
        pictures: PictureWorks? = nil, onOutbox: @escaping @Sendable () -> Void = {}
    ) {
        self.store = store
        self.clockwork = clockwork
        self.atlas = atlas
        self.tellsPeople = tellsPeople
        self.assigning = assigning
        self.orderRules = orderRules
        self.pictures = pictures
        self.onOutbox = onOutbox
        store.listenToRows { [weak finder] in finder?.hear($0) }
        store.listenToFeeds { [feedBell, feedPlaces] grown in
            feedPlaces.grow(grown)
            for courier in grown.keys { feedBell.ring(CourierDesk.bell(of: courier)) }
            onOutbox()
        }
    }

    /// Changes with every commit that may have changed something public.
    package var generation: Int {
        generationNumber.load(ordering: .acquiring)
    }

    /// To be called after each commit that changed something public.
    package func publish() {
        generationNumber.add(1, ordering: .releasing)
        feedBell.ring(ListingFeedDesk.bell)
        onOutbox()
    }

    /// To be called after each commit that queued notices and changed nothing public.
    func publishNotices() {
        onOutbox()
    }

    /// To be called after each commit that left something to ask a courier.
    func publishShipments() {
        onOutbox()
    }

    /// What seals courier cursors; read from the store once, it never changes.
    func feedSeal() async throws -> FeedSeal {
        if let seal = keptSeal.withLock({ $0 }) { return seal }
        let seal = try await FeedSeal.load(from: store)
        keptSeal.withLock { $0 = seal }
        return seal
    }

    /// Lets everybody who waits for orders look once more and go, before the program ends.
    package func stopWaiting() {
        feedBell.close()
    }
}

/// Every desk, for those who open doors to them.
package struct Desks: Sendable {
    package let producers: ProducerDesk
    package let closures: ClosureDesk
    package let members: MemberDesk
    package let mandates: MandateDesk
    package let listings: ListingDesk
    package let certificates: CertificateDesk
    package let counterfeits: CounterfeitDesk
    package let passports: PassportDesk
    package let productFeed: ProductFeedDesk
    package let reach: ReachDesk
    package let orders: OrderDesk
    package let couriers: CourierDesk
    package let packing: PackingDesk
    package let assignments: AssignmentDesk
    package let wakeUps: WakeUpDesk
    package let coverage: CoverageDesk
    package let suspensions: SuspensionDesk
    package let placeCodes: PlaceCodeDesk
    package let keys: KeyDesk
    package let partners: PartnerDesk
    package let listingFeed: ListingFeedDesk
    package let notices: NoticeDesk
    package let hooks: HookDesk
    package let shipments: ShipmentDesk
    package let quotes: QuoteDesk
    package let travel: TravelDesk
    package let claims: ClaimDesk
    package let money: CODDesk
    package let settlements: SettlementDesk
    package let travelReports: TravelReportDesk
    package let quality: QualityDesk
    package let personal: PersonalDesk
    package let imports: ImportDesk
    package let exports: ExportDesk
    package let annexes: AnnexDesk
    package let uploads: UploadDesk
    package let photos: PhotoDesk
    package let house: House

    /// `transport` carries what is asked of couriers while somebody waits, in the given turns.
    package init(
        house: House, partnerRules: PartnerRules, passports: PassportRules = PassportRules(),
        transport: any CourierTransport = NoTransport(), turns: LiveTurns = .free
    ) {
        producers = ProducerDesk(house: house)
        closures = ClosureDesk(house: house)
        (members, mandates) = (MemberDesk(house: house), MandateDesk(house: house))
        listings = ListingDesk(house: house)
        certificates = CertificateDesk(house: house)
        counterfeits = CounterfeitDesk(house: house)
        self.passports = PassportDesk(house: house, rules: passports)
        productFeed = ProductFeedDesk(house: house)
        reach = ReachDesk(house: house)
        orders = OrderDesk(house: house)
        packing = PackingDesk(house: house)
        couriers = CourierDesk(house: house)
        assignments = AssignmentDesk(house: house)
        wakeUps = WakeUpDesk(house: house, rules: partnerRules)
        coverage = CoverageDesk(house: house)
        suspensions = SuspensionDesk(house: house)
        placeCodes = PlaceCodeDesk(house: house)
        keys = KeyDesk(house: house)
        partners = PartnerDesk(house: house, rules: partnerRules)
        listingFeed = ListingFeedDesk(house: house)
        notices = NoticeDesk(house: house)
        let line = LiveLine(house: house, transport: transport, turns: turns)
        hooks = HookDesk(house: house)
        shipments = ShipmentDesk(house: house, line: line)
        quotes = QuoteDesk(house: house, line: line)
        travel = TravelDesk(house: house)
        (claims, money) = (ClaimDesk(house: house), CODDesk(house: house))
        settlements = SettlementDesk(house: house)
        travelReports = TravelReportDesk(house: house)
        quality = QualityDesk(house: house)
        personal = PersonalDesk(house: house)
        (imports, exports) = (ImportDesk(house: house), ExportDesk(house: house))
        annexes = AnnexDesk(house: house)
        (uploads, photos) = (UploadDesk(house: house), PhotoDesk(house: house))
        self.house = house
    }
}
