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
        let mailer = settings.mail.map { CurlMailer(server: $0.server, transport: transport) }
        let postman = settings.mail.flatMap { mail in
            mailer.map {
                Postman(
                    store: store, channel: $0, from: mail.from, tools: tools, logger: logger)
            }
        }
        counted = try await OutsideWatch.count(in: store)
        house = House(
            store: store, clockwork: clockwork, atlas: try await Atlas.load(from: store),
            tellsPeople: postman != nil,
            onOutbox: {
                pusher.wake()
                shipper.wake()
                postman?.wake()
            })
        desks = Desks(
            house: house, partnerRules: settings.partnerRules, transport: transport)
        self.settings = settings
        self.pusher = pusher
        self.shipper = shipper
        self.postman = postman
        self.mailer = mailer
        self.transport = transport
        self.metrics = metrics
        self.logger = logger
    }

    /// Loads what the database lacks of the catalogue; loading it again changes nothing.
    func loadCatalog(_ folder: String, demo: Bool) async throws {
        let desk = CatalogDesk(house: house)
        let report = try await desk.load(
            try desk.read(folder: folder), demo: demo, by: "catalog")
        logger.info("The catalogue was read.", metadata: ["result": "\(report.summary.english)"])
    }

    /// In the order in which they start; they stop the other way round, the door first.
    func services(onReady: @escaping @Sendable (Int) -> Void) -> [any Service] {
        let web = WebServer(
            desks: desks, settings: settings.webSettings, metrics: metrics, logger: logger,
            onReady: onReady)
        let post: [any Service] =
            postman.map { [$0, ExpiryWatch(notices: desks.notices, logger: logger)] } ?? []
        return post + [
            pusher, shipper, OutsideWatch(house: house, counted: counted, logger: logger),
            Sweeper(house: house, logger: logger), web,
        ]
    }

    func stop() async {
        house.stopWaiting()
        await mailer?.shutdown()
        await transport.shutdown()
    }
}
