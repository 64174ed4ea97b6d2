/// The named shapes of the API, each written once.
enum Schemas {
    static let all: [(name: String, schema: Schema)] =
        (listings.map { $0 } + producers.map { $0 } + places.map { $0 } + reach.map { $0 }
        + reachReports.map { $0 }
        + orders.map { $0 } + packing.map { $0 } + couriers.map { $0 } + shipments.map { $0 }
        + operation.map { $0 } + partners
        + coverage.map { $0 }
        + notices.map { $0 } + privacy.map { $0 } + travel.map { $0 }).map { ($0.key, $0.value) }

    /// The names that bodies of calls use, directly or through others: these take no more members.
    static func closed(by endpoints: [Endpoint]) -> Set<String> {
        var found: Set<String> = []
        var open = endpoints.reduce(into: Set<String>()) { names, endpoint in
            names.formUnion(endpoint.about.body?.schema.references ?? [])
        }
        let known = Dictionary(all.map { ($0.name, $0.schema) }) { first, _ in first }
        while let name = open.popFirst() {
            guard found.insert(name).inserted else { continue }
            open.formUnion(known[name]?.references ?? [])
        }
        return found
    }
}
