package import Market
internal import Reach

/// Listings, one row each.
extension StoreSession {
    package func listing(_ id: ListingID) throws -> Listing? {
        try sql.first("SELECT * FROM listing WHERE id = $1", [.text(id.text)]).map(Listing.init)
    }

    package func listing(externalKey: String) throws -> Listing? {
        try sql.first("SELECT * FROM listing WHERE external_key = $1", [.text(externalKey)])
            .map(Listing.init)
    }

    package func listingIDs(of producer: ProducerID) throws -> [ListingID] {
        try sql.query(
            "SELECT id FROM listing WHERE producer_id = $1 ORDER BY id", [.text(producer.text)]
        ).map { ListingID(try $0.text("id")) }
    }

    /// The SHA-256 of what was registered under an id that a client made; `nil` for other ids.
    package func draftHash(of id: ListingID) throws -> [UInt8]? {
        try sql.first(
            "SELECT draft_hash FROM listing WHERE id = $1 AND draft_hash IS NOT NULL",
            [.text(id.text)]
        ).map { try $0.bytes("draft_hash") }
    }

    package func insert(
        _ listing: Listing, externalKey: String? = nil, draftHash: [UInt8]? = nil
    ) throws {
        try sql.execute(
            """
            INSERT INTO listing (id, external_key, producer_id, version, feed_version, stock,
                state, review_note, sample_fields, updated_at, name, product_set, pack,
                net_quantity, net_unit, packed_weight_g, length_cm, width_cm, height_cm,
                price_vnd, goods, shelf_life_days, longest_transit_days, ships_by_courier,
                description, details, photos, fresh_until, draft_hash, gtin)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30)
            """,
            [
                .text(listing.id.text), SQLValue(externalKey), .text(listing.producer.text),
                SQLValue(listing.version), SQLValue(listing.feedVersion), SQLValue(listing.stock),
                .text(listing.state.rawValue), SQLValue(listing.reviewNote),
                .words(listing.sampleFields), .integer(listing.updatedAt),
            ] + Self.cells(listing.offer) + [
                .photos(listing.photos), SQLValue(listing.freshUntil?.text),
                draftHash.map { .blob($0) } ?? .null,
                SQLValue(listing.offer.details.barcode?.padded),
            ])
    }

    /// Saves an edit; version and feed version must already be the new ones.
    package func update(_ listing: Listing) throws {
        try sql.execute(
            """
            UPDATE listing SET version = $1, feed_version = $2, stock = $3, state = $4,
                review_note = $5, updated_at = $6, name = $7, product_set = $8, pack = $9,
                net_quantity = $10, net_unit = $11, packed_weight_g = $12, length_cm = $13,
                width_cm = $14, height_cm = $15, price_vnd = $16, goods = $17,
                shelf_life_days = $18, longest_transit_days = $19, ships_by_courier = $20,
                description = $21, details = $22, sample_fields = $23, photos = $24,
                fresh_until = $25, gtin = $26
            WHERE id = $27
            """,
            [
                SQLValue(listing.version), SQLValue(listing.feedVersion), SQLValue(listing.stock),
                .text(listing.state.rawValue), SQLValue(listing.reviewNote),
                .integer(listing.updatedAt),
            ] + Self.cells(listing.offer)
                + [
                    .words(listing.sampleFields), .photos(listing.photos),
                    SQLValue(listing.freshUntil?.text),
                    SQLValue(listing.offer.details.barcode?.padded), .text(listing.id.text),
                ])
    }

    /// Takes packs off the stock if that many are there, in one conditional statement.
    ///
    /// Answers `false`, and changes nothing, when too few are left: nobody can oversell.
    package func reserve(_ quantity: Int, of id: ListingID, at: Int64) throws -> Bool {
        try movingStock {
            try sql.execute(
                """
                UPDATE listing
                SET stock = stock - $1, feed_version = feed_version + 1, updated_at = $2
                WHERE id = $3 AND stock >= $1
                """,
                [SQLValue(quantity), .integer(at), .text(id.text)]) == 1
        }
    }

    /// Whether so many packs are there to be reserved.
    package func hasStock(_ quantity: Int, of id: ListingID) throws -> Bool {
        try sql.first(
            "SELECT id FROM listing WHERE id = $1 AND stock >= $2",
            [.text(id.text), SQLValue(quantity)]) != nil
    }

    /// Makes the listing a newer one for partners though its own row says the same.
    package func bumpFeedVersion(of id: ListingID) throws {
        try sql.execute(
            "UPDATE listing SET feed_version = feed_version + 1 WHERE id = $1", [.text(id.text)])
    }

    /// Puts packs back that an order had taken.
    package func restock(_ quantity: Int, of id: ListingID, at: Int64) throws {
        try movingStock {
            _ = try sql.execute(
                """
                UPDATE listing
                SET stock = stock + $1, feed_version = feed_version + 1, updated_at = $2
                WHERE id = $3
                """,
                [SQLValue(quantity), .integer(at), .text(id.text)])
        }
    }

    private static func cells(_ offer: Offer) -> [SQLValue] {
        [
            .text(offer.name), SQLValue(offer.set), .text(offer.pack),
            SQLValue(offer.netQuantity), .text(offer.netUnit.rawValue),
            UnsaidFigures.stored(weightGrams: offer.packedWeightGrams), SQLValue(offer.lengthCm),
            SQLValue(offer.widthCm), SQLValue(offer.heightCm), UnsaidFigures.stored(offer.price),
            .words(offer.goods.map(\.rawValue).sorted()), SQLValue(offer.shelfLifeDays),
            SQLValue(offer.longestTransitDays), SQLValue(offer.shipsByCourier),
            .text(offer.description), .fields(offer.details.fields),
        ]
    }
}

extension Listing {
    init(_ record: SQLRecord) throws {
        let set = try record.integer("product_set")
        let offer = Offer(
            name: try record.text("name"), set: set,
            pack: try record.text("pack"), netQuantity: try record.integer("net_quantity"),
            netUnit: try record.word("net_unit"),
            packedWeightGrams: UnsaidFigures.weight(try record.integer("packed_weight_g")),
            lengthCm: try record.integer("length_cm"), widthCm: try record.integer("width_cm"),
            heightCm: try record.integer("height_cm"),
            price: UnsaidFigures.price(try record.money("price_vnd")),
            goods: Set(try record.words("goods").compactMap(GoodsClass.init)),
            shelfLifeDays: try record.integerIfAny("shelf_life_days"),
            longestTransitDays: try record.integerIfAny("longest_transit_days"),
            shipsByCourier: try record.integer("ships_by_courier") == 1,
            description: try record.text("description"),
            details: ProductDetails(fields: try record.fields("details"), set: set))
        self.init(
            id: ListingID(try record.text("id")),
            producer: ProducerID(try record.text("producer_id")),
            version: try record.integer("version"),
            feedVersion: try record.integer("feed_version"), offer: offer,
            stock: try record.integer("stock"), state: try record.word("state"),
            reviewNote: try record.textIfAny("review_note"),
            sampleFields: try record.words("sample_fields"),
            updatedAt: try record.instant("updated_at"), photos: try record.photos("photos"),
            freshUntil: try record.dayIfAny("fresh_until"))
    }
}
