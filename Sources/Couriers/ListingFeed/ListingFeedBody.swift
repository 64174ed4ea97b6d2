internal import Market
internal import Reach

/// The JSON of a batch: money in whole đồng, grams and centimetres, no floating point anywhere.
///
/// Each item replaces the whole listing; a field that is left out never means "keep".
enum ListingFeedBody {
    static func bytes(of batch: ListingBatch) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { message in
            message.field("type", "listing.batch")
            message.field("timestamp", Instant.text(batch.at))
            message.object("data") { data in
                head(batch, into: &data)
                data.array("items") { items in
                    for item in batch.items { write(item, into: &items) }
                }
            }
        }
        return writer.bytes
    }

    private static func head(_ batch: ListingBatch, into data: inout JSONWriter) {
        data.field("schema", ListingFeed.schema)
        data.field("feed", batch.feed)
        switch batch.mode {
        case .delta:
            data.field("mode", "delta")
        case .snapshot(let part):
            data.field("mode", "snapshot")
            data.field("snapshot_id", part.id)
            data.field("part", part.part)
            data.field("parts", part.parts)
            data.field("as_of_seq", part.asOfSeq)
        }
        data.field("batch_seq", batch.seq)
        data.field("previous_seq", batch.previousSeq)
    }

    private static func write(_ item: ListingItem, into items: inout JSONWriter) {
        items.object { line in
            line.field("op", item.isDelete ? "delete" : "upsert")
            line.field("sku", item.sku.text)
            line.field("version", item.version)
            switch item {
            case .upsert(let product): write(product, into: &line)
            case .delete(_, _, let at): line.field("updated_at", Instant.text(at))
            }
        }
    }

    private static func write(_ product: ListedProduct, into line: inout JSONWriter) {
        let (listing, offer) = (product.listing, product.listing.offer)
        line.field("updated_at", Instant.text(listing.updatedAt))
        line.field("name", offer.name)
        line.field("description", offer.description)
        line.field("pack", offer.pack)
        line.field("net_quantity", offer.netQuantity)
        line.field("net_unit", offer.netUnit.rawValue)
        line.field("price_vnd", offer.price.vnd)
        line.field("currency", "VND")
        line.field("quantity", listing.stock)
        line.field("weight_g", offer.packedWeightGrams)
        line.field("length_cm", offer.lengthCm)
        line.field("width_cm", offer.widthCm)
        line.field("height_cm", offer.heightCm)
        line.field("product_set", offer.set)
        line.array("goods") { goods in
            for kind in offer.goods.map(\.rawValue).sorted() { goods.element(kind) }
        }
        line.field("fragile", offer.goods.contains(.fragile) || offer.goods.contains(.glass))
        line.field("liquid", offer.goods.contains(.liquid) || offer.goods.contains(.alcohol))
        line.field("shelf_life_days", offer.shelfLifeDays)
        line.field("longest_transit_days", offer.longestTransitDays)
        line.field("ships_by_courier", offer.shipsByCourier)
        write(stars: product, into: &line)
        line.field("pickup_store", product.producer.id.text)
        line.object("producer") { producer in
            producer.field("id", product.producer.id.text)
            producer.field("name", product.producer.profile.name)
            producer.field("commune_code", product.producer.profile.commune.digits)
        }
        line.field("sample", !listing.sampleFields.isEmpty)
    }

    /// A star lapses by time alone, so it carries the first day on which it may not be shown.
    private static func write(stars product: ListedProduct, into line: inout JSONWriter) {
        guard let claim = product.certificate?.claim else {
            line.field("ocop_stars", Int?.none)
            line.null("certificate")
            return
        }
        line.field("ocop_stars", claim.star)
        line.object("certificate") { certificate in
            certificate.field("star", claim.star)
            certificate.field("decision_number", claim.decisionNumber)
            certificate.field("decision_date", claim.decisionDay.text)
            certificate.field("issuer", claim.issuer)
            if let until = product.starsUntil {
                certificate.field("valid_until", until.text)
            } else {
                certificate.null("valid_until")
            }
        }
    }
}
