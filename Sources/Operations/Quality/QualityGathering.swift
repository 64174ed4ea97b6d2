internal import Couriers
internal import Market
internal import Reach
internal import Storage

/// Gathers the facts of listings, a page at a time, in the order of their producers and ids.
struct QualityGathering {
    /// A pack that a producer offers; two listings of the same one are one too many.
    private struct Pack: Hashable {
        let words: String
        let quantity: Int
        let unit: NetUnit
    }

    private struct Way: Hashable {
        let origin: CommuneCode
        let parcel: Parcel
    }

    /// Answers about reach that are kept at once; most packs of a producer are asked about once.
    private static let mostWays = 4_096

    let sheet: Atlas.Sheet
    let day: Day
    let policy: CertificatePolicy
    /// Every producer that was met.
    private(set) var producers: [ProducerID: QualityProducer] = [:]
    private var current: ProducerID?
    private var packs: [Pack: ListingID] = [:]
    private var barcodes: [String: Listing] = [:]
    private var reached: [Way: ReachStatus] = [:]
    private var places: [CommuneCode: Int] = [:]

    init(sheet: Atlas.Sheet, day: Day, policy: CertificatePolicy) {
        self.sheet = sheet
        self.day = day
        self.policy = policy
    }

    /// The facts of each listing, in the same order; the statements do not grow with the page.
    mutating func facts(
        of listings: [Listing], in session: StoreSession
    ) throws -> [QualityFacts] {
        let ids = listings.map(\.id)
        let owners = Set(listings.map(\.producer))
        let known = try session.producers(owners)
        let certificates = try session.certificates(of: ids)
        let officials = try session.officialEntries(of: owners)
        let words = try session.partnerWords(of: ids)
        let sizes = try session.sizes(of: Set(listings.flatMap { $0.photos.map(\.id) }))
        return try listings.map { listing in
            guard let producer = known[listing.producer] else {
                throw StoreError.unreadable("producer_id")
            }
            meet(producer)
            var facts = QualityFacts(
                listing: listing, producer: producer, day: day, policy: policy)
            facts.certificates = certificates[listing.id] ?? []
            facts.officials = (officials[producer.id] ?? []).filter {
                $0.isOf(listing.id, named: listing.offer.name)
            }
            facts.isCommuneInForce = sheet.places[producer.profile.commune] != nil
            for photo in listing.photos { facts.photoSizes[photo.id] = sizes[photo.id] }
            facts.partners = (words[listing.id] ?? []).compactMap(\.verdict)
            facts.reach = try reach(of: listing, from: producer.profile.commune)
            compare(&facts)
            remember([listing])
            return facts
        }
    }

    /// Listings that later ones are held against; the first of several equal ones stays.
    mutating func remember(_ listings: [Listing]) {
        for listing in listings {
            if current != listing.producer {
                current = listing.producer
                packs = [:]
                barcodes = [:]
            }
            let pack = Self.pack(of: listing)
            if packs[pack] == nil { packs[pack] = listing.id }
            if let barcode = listing.offer.details.barcode?.padded, barcodes[barcode] == nil {
                barcodes[barcode] = listing
            }
        }
    }

    /// Whether the same producer had offered the same pack, or used the barcode for another.
    private func compare(_ facts: inout QualityFacts) {
        let listing = facts.listing
        guard current == listing.producer else { return }
        facts.twin = packs[Self.pack(of: listing)]
        guard let barcode = listing.offer.details.barcode?.padded, let bearer = barcodes[barcode],
            bearer.offer.netQuantity != listing.offer.netQuantity
                || bearer.offer.netUnit != listing.offer.netUnit
        else { return }
        facts.barcodeBearer = bearer.id
    }

    /// Marks count, "tỏi" is not "tôi"; capitals, blanks and points do not.
    private static func pack(of listing: Listing) -> Pack {
        let offer = listing.offer
        let words = FoldedText.composed("\(offer.name) \(offer.pack)").lowercased()
            .split { !($0.isLetter || $0.isNumber) }.joined(separator: " ")
        return Pack(words: words, quantity: offer.netQuantity, unit: offer.netUnit)
    }

    private mutating func meet(_ producer: Producer) {
        if producers[producer.id] != nil { return }
        let code = producer.profile.commune
        let commune = sheet.places[code]
        producers[producer.id] = QualityProducer(
            name: producer.profile.name, commune: code,
            communeName: commune.map(sheet.places.fullName) ?? "", province: commune?.province)
    }

    /// Whether the pack goes anywhere: most reach their own commune, and none but these few are
    /// held against all others.
    private mutating func reach(
        of listing: Listing, from origin: CommuneCode
    ) throws -> ReachStatus? {
        let parcel = listing.offer.parcel()
        // Where a draft's pack would go, nobody knows before its weight.
        guard parcel.shipsByCourier, parcel.weightGrams > 0 else { return nil }
        guard let place = place(of: origin) else { return .unknown }
        let way = Way(origin: origin, parcel: parcel)
        if let known = reached[way] { return known }
        let plan = try sheet.plan(from: origin, on: day)
        var status = plan.status(of: parcel, to: place)
        if status != .served {
            let all = Set(plan.statuses(of: parcel))
            status =
                all.contains(.served) ? .served : all.contains(.unknown) ? .unknown : .notServed
        }
        if reached.count >= Self.mostWays { reached = [:] }
        reached[way] = status
        return status
    }

    /// The position in `Places.communes`; `nil` for a code that is not on the list.
    private mutating func place(of code: CommuneCode) -> Int? {
        if let known = places[code] { return known }
        let found = sheet.places.communes.firstIndex { $0.code == code }
        places[code] = found
        return found
    }
}

extension StoreSession.PartnerWord {
    /// What the word means for the quality of the listing; `nil` where the partner gave it back.
    fileprivate var verdict: PartnerVerdict? {
        switch status {
        case .accepted: return PartnerVerdict(name: partner, outcome: .taken)
        // A newer version is on its way, and the one before is there.
        case .pending: return PartnerVerdict(name: partner, outcome: taken > 0 ? .taken : .waiting)
        case .withdrawn: return nil
        case .rejected:
            let reason = code.flatMap(RejectionReason.init)
            let words = message.flatMap { $0.isEmpty ? nil : $0 } ?? code ?? ""
            return PartnerVerdict(
                name: partner,
                outcome: .refused(
                    field: reason?.field ?? "partners",
                    reason: reason?.sentence ?? Sentence(vietnamese: words, english: words)))
        }
    }
}

extension RejectionReason {
    /// The field of the listing that the reason is about.
    fileprivate var field: String {
        switch self {
        case .weightMissing, .tooHeavy: "packed_weight_g"
        case .sizeMissing: "length_cm"
        case .imageMissing: "photos"
        case .descriptionMissing, .tooLarge: "description"
        case .certificateMissing: "certificates"
        case .nameInvalid, .duplicate: "name"
        case .priceInvalid: "price_vnd"
        case .categoryUnknown: "set"
        case .goodsNotCarried: "goods"
        case .pickupNotServed: "producer.commune_code"
        }
    }
}
