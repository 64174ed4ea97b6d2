internal import Curl
internal import Logging
internal import Operations
internal import Outbox
internal import Reach
internal import ServiceLifecycle
internal import Storage
internal import Web

/// The running parts of the server, made and joined in the one place that knows them all.
struct Works {
    private let settings: Settings
    private let house: House
    private let desks: Desks
    private let pusher: Pusher
    private let shipper: Shipper
    private let waker: WakeUpCaller
    private let postman: Postman?
    private let mailer: CurlMailer?
    private let transport: CurlTransport
    private let counted: Int
    private let metrics: MetricsRegistry
    private let logger: Logger

    init(
        settings: Settings, store: Store, metrics: MetricsRegistry, logger: Logger
    ) async throws {
        let clockwork = Clockwork.system
        let transport = CurlTransport(policy: try settings.curlPolicy())
        let tools = PushTools(now: clockwork.now, makeID: { clockwork.ids.make($0) })
        // Listings and parcels of one partner share its pace.
        let gates = PartnerGates()
        let pusher = Pusher(
            store: store, transport: transport, tools: tools, settings: settings.pushSettings,
            gates: gates, logger: logger)
        let shipper = Shipper(
            store: store, transport: transport, tools: tools, gates: gates, logger: logger)
        let waker = WakeUpCaller(
            store: store, transport: transport, tools: tools, logger: logger)
        let mailer = settings.mail.map { CurlMailer(server: $0.server, transport: transport) }
        let postman = Self.postman(settings, store, mailer, tools, logger)
        counted = try await OutsideWatch.count(in: store)
        house = House(
            store: store, clockwork: clockwork, atlas: try await Atlas.load(from: store),
            tellsPeople: postman != nil, assigning: settings.assigningRules,
            orderRules: settings.orderRules,
            pictures: try settings.pictures.works(in: settings.data),
            onOutbox: {
                pusher.wake()
                shipper.wake()
                waker.wake()
                postman?.wake()
            })
        desks = Desks(
            house: house, partnerRules: settings.partnerRules,
            passports: try settings.passports.rules(in: settings.data), transport: transport,
            turns: LiveTurns(of: gates, at: tools.uptime))
        (self.settings, self.transport) = (settings, transport)
        (self.pusher, self.shipper, self.waker) = (pusher, shipper, waker)
        (self.postman, self.mailer) = (postman, mailer)
        (self.metrics, self.logger) = (metrics, logger)
    }

    /// Who sends notices, where a mail server is set.
    private static func postman(
        _ settings: Settings, _ store: Store, _ mailer: CurlMailer?, _ tools: PushTools,
        _ logger: Logger
    ) -> Postman? {
        guard let mail = settings.mail, let mailer else { return nil }
        return Postman(
            store: store, channel: mailer, from: mail.from, tools: tools, logger: logger)
    }

    /// Loads what the database lacks of the catalogue; loading it again changes nothing.
    func loadCatalog(_ folder: String, demo: Bool) async throws {
        let desk = CatalogDesk(house: house)
        let report = try await desk.load(
            try desk.read(folder: folder), demo: demo, by: "catalog")
        logger.info("The catalogue was read.", metadata: ["result": "\(report.summary.english)"])
    }

    /// Writes what an earlier release did not write of parcels on their way; before the door opens.
    func catchUp() async throws {
        try await desks.certificates.catchUp()
        try await desks.travel.catchUp()
    }

    /// In the order in which they start; they stop the other way round, the door first.
    func services(onReady: @escaping @Sendable (Int) -> Void) -> [any Service] {
        let web = WebServer(
            desks: desks, settings: settings.webSettings, metrics: metrics, logger: logger,
            onReady: onReady)
        let post: [any Service] =
            postman.map { [$0, ExpiryWatch(notices: desks.notices, logger: logger)] } ?? []
        return post + [
            pusher, shipper, waker, OutsideWatch(house: house, counted: counted, logger: logger),
            FindingWatch(house: house, logger: logger), HeapWatch(),
            Sweeper(house: house, logger: logger),
            DayWatch(desks: desks, logger: logger),
            PackingWatch(packing: desks.packing, logger: logger),
            ClosureWatch(closures: desks.closures, logger: logger),
            AssignmentSweep(assignments: desks.assignments, logger: logger),
            PersonalWatch(
                personal: desks.personal, retention: settings.personal.retention, logger: logger),
            LogWatch(personal: desks.personal, logger: logger),
            CertificateWatch(certificates: desks.certificates, logger: logger),
            UploadWatch(uploads: desks.uploads, logger: logger),
            ImportWatch(imports: desks.imports, logger: logger),
            CoverageTidier(desk: desks.coverage, logger: logger), web,
        ]
    }

    func stop() async {
        house.stopWaiting()
        await mailer?.shutdown()
        await transport.shutdown()
    }
}
