/// The named shapes of the API, each written once.
enum Schemas {
    static let all: [(name: String, schema: Schema)] = {
        let groups: [KeyValuePairs<String, Schema>] = [
            finding, listings, listingChanges, certificates, producers, communeMoves, places, reach,
            reachReports, orders, packing, couriers, shipments, operation, coverage, notices,
            pictures, imports, privacy, travel, quality,
        ]
        return (groups.flatMap(Array.init) + partners).map { ($0.key, $0.value) }
    }()

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
