internal import Market
internal import Reach

/// The JSON of a batch: money in whole đồng, grams and centimetres, no floating point anywhere.
///
/// Each item replaces the whole listing; a field that is left out never means "keep".
enum ListingFeedBody {
    static func bytes(of batch: ListingBatch) -> [UInt8] {
        JSONWriter.object(capacity: 512 + 1_024 * batch.items.count) { message in
            message.member("type", "listing.batch")
            message.member("timestamp", Instant.text(batch.at))
            message.member("data") { data in
                head(batch, into: &data)
                data.member("items", list: batch.items) { write($1, into: &$0) }
            }
        }
    }

    private static func head(_ batch: ListingBatch, into data: inout JSONWriter) {
        data.member("schema", ListingFeed.schema)
        data.member("feed", batch.feed)
        switch batch.mode {
        case .delta:
            data.member("mode", "delta")
        case .snapshot(let part):
            data.member("mode", "snapshot")
            data.member("snapshot_id", part.id)
            data.member("part", part.part)
            data.member("parts", part.parts)
            data.member("as_of_seq", part.asOfSeq)
        }
        data.member("batch_seq", batch.seq)
        data.member("previous_seq", batch.previousSeq)
    }

    /// One item of a batch or a page.
    static func write(_ item: ListingItem, into items: inout JSONWriter) {
        items.object { line in
            line.member("op", operation(of: item))
            line.member("sku", item.sku.text)
            line.member("version", item.version)
            switch item {
            case .upsert(let product) where product.stockSince != nil:
                line.member("previous_version", product.stockSince)
                line.member("updated_at", Instant.text(product.listing.updatedAt))
                line.member("quantity", product.listing.stock)
            case .upsert(let product): write(product, into: &line)
            case .delete(_, _, let at): line.member("updated_at", Instant.text(at))
            }
        }
    }

    /// `stock` changes the quantity alone, on the same line of versions as the others.
    private static func operation(of item: ListingItem) -> String {
        if item.isDelete { return "delete" }
        return item.isStockOnly ? "stock" : "upsert"
    }

    private static func write(_ product: ListedProduct, into line: inout JSONWriter) {
        let (listing, offer) = (product.listing, product.listing.offer)
        line.member("updated_at", Instant.text(listing.updatedAt))
        line.member("name", offer.name)
        line.member("description", offer.description)
        line.member("pack", offer.pack)
        line.member("net_quantity", offer.netQuantity)
        line.member("net_unit", offer.netUnit.rawValue)
        line.member("price_vnd", offer.price.vnd)
        line.member("currency", "VND")
        line.member("quantity", listing.stock)
        line.member("weight_g", offer.packedWeightGrams)
        line.member("length_cm", offer.lengthCm)
        line.member("width_cm", offer.widthCm)
        line.member("height_cm", offer.heightCm)
        line.member("product_set", offer.set)
        line.member("goods", texts: offer.goods.map(\.rawValue).sorted())
        line.member("fragile", offer.goods.contains(.fragile) || offer.goods.contains(.glass))
        line.member("liquid", offer.goods.contains(.liquid) || offer.goods.contains(.alcohol))
        line.member("shelf_life_days", offer.shelfLifeDays)
        line.member("longest_transit_days", offer.longestTransitDays)
        line.member("ships_by_courier", offer.shipsByCourier)
        write(stars: product, into: &line)
        line.member("pickup_store", product.producer.id.text)
        line.member("producer") { producer in
            producer.member("id", product.producer.id.text)
            producer.member("name", product.producer.profile.name)
            producer.member("commune_code", product.producer.profile.commune.digits)
        }
        line.member("sample", !listing.sampleFields.isEmpty)
    }

    /// A star lapses by time alone, so it carries the first day on which it may not be shown.
    private static func write(stars product: ListedProduct, into line: inout JSONWriter) {
        guard let claim = product.certificate?.claim else {
            line.member(nullOf: "ocop_stars")
            line.member(nullOf: "certificate")
            return
        }
        line.member("ocop_stars", claim.star)
        line.member("certificate") { certificate in
            certificate.member("star", claim.star)
            certificate.member("decision_number", claim.decisionNumber)
            certificate.member("decision_date", claim.decisionDay.text)
            certificate.member("issuer", claim.issuer)
            certificate.member("valid_until", product.starsUntil?.text)
        }
    }
}
