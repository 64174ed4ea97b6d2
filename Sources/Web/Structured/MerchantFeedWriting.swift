internal import Market
internal import Operations
internal import Reach

/// Writes the feed of products as Google's specification asks: RSS 2.0 with its `g:` names.
struct MerchantFeedWriting: Sendable {
    let base: String
    /// Names of product sets by their numbers.
    let sets: [Int: String]

    /// The longest texts that the specification takes, in characters.
    private enum Limit {
        static let title = 150
        static let description = 5_000
        static let brand = 70
        static let productType = 750
        /// Pictures besides the first.
        static let pictures = 10
    }

    var head: String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
        <channel>
        <title>Vươn Xa: sản phẩm OCOP</title>
        <link>\(escaped(base))</link>
        <description>Sản phẩm OCOP đang bán</description>

        """
    }

    var tail: String {
        "</channel>\n</rss>\n"
    }

    /// One product; what it does not say is left out, as the specification wants.
    func item(_ view: ListingView) -> String {
        let (listing, offer) = (view.listing, view.listing.offer)
        var lines = identity(view)
        lines += pictures(listing)
        lines += [
            tag("g:availability", listing.stock > 0 ? "in_stock" : "out_of_stock"),
            tag("g:price", "\(offer.price.vnd) VND"), tag("g:condition", "new"),
            tag("g:brand", cut(view.producer.profile.name, Limit.brand)),
        ]
        if let barcode = offer.details.barcode {
            lines.append(tag("g:gtin", barcode.digits))
        } else {
            lines.append(tag("g:identifier_exists", "no"))
        }
        if let set = sets[offer.set] {
            lines.append(tag("g:product_type", cut(set, Limit.productType)))
        }
        lines += measures(offer)
        if let star = view.certificate?.claim.star {
            lines.append(tag("g:custom_label_0", "OCOP \(star) sao"))
        }
        return "<item>\n\(lines.joined())</item>\n"
    }

    private func identity(_ view: ListingView) -> [String] {
        let (listing, offer) = (view.listing, view.listing.offer)
        let description = offer.description.isEmpty ? offer.name : offer.description
        return [
            tag("g:id", listing.id.text),
            tag("g:title", cut("\(offer.name), \(offer.pack)", Limit.title)),
            tag("g:description", cut(description, Limit.description)),
            tag("g:link", "\(base)/p/\(listing.id.text)"),
        ]
    }

    private func pictures(_ listing: Listing) -> [String] {
        let urls = listing.photos.map { ListingPhoto.url($0, at: base) }
        guard let first = urls.first else { return [] }
        return [tag("g:image_link", first)]
            + urls.dropFirst().prefix(Limit.pictures).map { tag("g:additional_image_link", $0) }
    }

    private func measures(_ offer: Offer) -> [String] {
        var lines = [
            tag("g:shipping_weight", "\(offer.packedWeightGrams) g"),
            tag("g:shipping_length", "\(offer.lengthCm) cm"),
            tag("g:shipping_width", "\(offer.widthCm) cm"),
            tag("g:shipping_height", "\(offer.heightCm) cm"),
        ]
        switch offer.netUnit {
        case .grams: lines.append(tag("g:unit_pricing_measure", "\(offer.netQuantity) g"))
        case .millilitres: lines.append(tag("g:unit_pricing_measure", "\(offer.netQuantity) ml"))
        case .pieces: break
        }
        return lines
    }

    private func tag(_ name: String, _ text: String) -> String {
        "<\(name)>\(escaped(text))</\(name)>\n"
    }

    private func cut(_ text: String, _ limit: Int) -> String {
        text.unicodeScalars.count <= limit ? text : String(text.prefix(limit - 1)) + "…"
    }

    /// Everything that was stored is clean text; line breaks and tabs may stand in XML 1.0.
    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;")
    }
}
