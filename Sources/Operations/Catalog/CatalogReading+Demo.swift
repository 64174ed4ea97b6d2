internal import Market
internal import Reach
internal import Storage

// The demo set: producers, their listings, and the listings' certificates.
extension CatalogReading {
    /// A catalog without the folder has no demo set, which is not an error.
    mutating func readDemo(places: Places?, sets: [ProductSet]?) -> Catalog.Demo? {
        guard isFolder("demo") else {
            return Catalog.Demo(producers: [], listings: [], certificates: [])
        }
        let producers = readProducers(places)
        let listings = readListings(producers.map { Set($0.map(\.key)) }, sets)
        let certificates = readCertificates(listings.map { Set($0.map(\.key)) })
        guard let producers, let listings, let certificates else { return nil }
        return Catalog.Demo(
            producers: producers, listings: listings, certificates: certificates)
    }

    private mutating func readProducers(_ places: Places?) -> [DemoProducer]? {
        let own = [
            "name", "legal_form", "registration_number", "registration_date", "tax_code",
            "address", "commune_code", "phone", "email",
        ]
        return rows("demo/producers.csv", own, more: ["key", "commune_method"]) { reader in
            let key = reader.key("key")
            let profile = reader.profile(in: places)
            let source = reader.source()
            let sampleFields = reader.list("sample_fields", of: own)
            reader.checkMethod(sampleFields)
            guard let key, let profile, let source else { return nil }
            return (
                key,
                DemoProducer(
                    key: key, profile: profile, source: source, sampleFields: sampleFields)
            )
        }
    }

    private mutating func readListings(
        _ producers: Set<String>?, _ sets: [ProductSet]?
    ) -> [DemoListing]? {
        let own = [
            "name", "set", "pack", "net_quantity", "net_unit", "packed_weight_g", "length_cm",
            "width_cm", "height_cm", "price_vnd", "goods", "shelf_life_days",
            "longest_transit_days", "ships_by_courier", "stock", "description",
        ]
        let numbers = sets.map { Set($0.map(\.number)) }
        return rows("demo/listings.csv", own, more: ["key", "producer"]) { reader in
            let key = reader.key("key")
            let producer = reader.reference("producer", to: producers, in: "demo/producers.csv")
            let offer = reader.offer(sets: numbers)
            let stock = reader.stock()
            let source = reader.source()
            let sampleFields = reader.list("sample_fields", of: own)
            guard let key, let producer, let offer, let stock, let source else { return nil }
            return (
                key,
                DemoListing(
                    key: key, producer: producer, offer: offer, stock: stock, source: source,
                    sampleFields: sampleFields)
            )
        }
    }

    private mutating func readCertificates(_ listings: Set<String>?) -> [DemoCertificate]? {
        let own = ["star", "decision_number", "decision_date", "issuer"]
        let today = today
        return rows("demo/certificates.csv", own, more: ["listing"], key: "listing") { reader in
            let listing = reader.reference("listing", to: listings, in: "demo/listings.csv")
            let claim = reader.claim(today: today)
            let source = reader.source()
            let sampleFields = reader.list("sample_fields", of: own)
            guard let listing, let claim, let source else { return nil }
            return (
                listing,
                DemoCertificate(
                    listing: listing, claim: claim, source: source, sampleFields: sampleFields)
            )
        }
    }

    /// The values of a demo table, no two of one key; `nil` where a row could not be read.
    private mutating func rows<Value>(
        _ file: String, _ own: [String], more: [String], key: String = "key",
        _ read: (inout LineReader) -> (String, Value)?
    ) -> [Value]? {
        guard let table = table(file, more + own + ["source", "sample_fields"]) else {
            return nil
        }
        var seen: Set<String> = []
        var values: [Value] = []
        for line in table.lines {
            var reader = LineReader(file, line)
            if let (name, value) = read(&reader) {
                if !seen.insert(name).inserted { reader.noteRepeated(key) }
                values.append(value)
            }
            take(reader.problems)
        }
        return table.isWhole && values.count == table.lines.count ? values : nil
    }
}
