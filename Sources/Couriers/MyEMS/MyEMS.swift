internal import Market
internal import Reach

/// EMS by the MyEMS Merchant API 2.0 (`docs.ems.com.vn`, samples of 2019): products only.
///
/// Documented is `POST /products?merchant_token=…`. That a product is changed by
/// `PUT /products/{sku}` is our assumption: the page of that name is lost. So are the units of
/// weight and sides, taken as grams and centimetres. Ask EMS before relying on it.
///
/// There is no deletion, no expiry and no version: a listing that ends is sent without stock. A
/// SKU that EMS has already is told as stale, so that the next version goes out as a change.
///
/// The secret stands in the query, where EMS wants it: `CourierRequest` prints without its query,
/// and answers are noted without addresses of requests.
package struct MyEMS: Courier {
    package let capabilities = CourierCapabilities(
        listingPush: PushLimits(items: 1, bytes: 64 << 10, style: .products))

    package init() {}

    /// The product of the batch's one item; nothing for a batch without items.
    package func body(of batch: ListingBatch) -> [UInt8] {
        guard let item = batch.items.first else { return [] }
        return JSONWriter.object(capacity: 1_024) { json in
            json.member("sku", item.sku.text)
            switch item {
            case .upsert(let product): write(product.listing, into: &json)
            case .delete: json.member("quantity", 0)
            }
        }
    }

    private func write(_ listing: Listing, into json: inout JSONWriter) {
        let offer = listing.offer
        json.member("name", "\(offer.name), \(offer.pack)")
        json.member("description", offer.description)
        json.member("price", offer.price.vnd)
        json.member("weight", offer.packedWeightGrams)
        json.member("width", offer.widthCm)
        json.member("height", offer.heightCm)
        json.member("length", offer.lengthCm)
        json.member("quantity", max(0, listing.stock))
    }
}
