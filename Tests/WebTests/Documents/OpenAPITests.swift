import HTTPTypes
import Market
import TestSupport
import Testing

@testable import Web

/// The description says what the server does.
@Suite struct OpenAPITests {
    @Test func `every endpoint stands in the description, and nothing else`() async throws {
        try await WebRig.run { rig in
            let reading = try await rig.probe.get("/openapi.json")
            #expect(reading.status == 200)
            let document = reading.json
            #expect(document["openapi"].text == "3.1.0")
            var described: Set<String> = []
            for path in document["paths"].names {
                for method in document["paths"][path].names {
                    described.insert("\(method.uppercased()) \(path)")
                }
            }
            let endpoints = Routes.all(rig.desks, metrics: MetricsRegistry())
            #expect(described == Set(endpoints.map { "\($0.method.rawValue) \($0.path)" }))
        }
    }

    @Test func `every reference leads somewhere and every operation has its own name`()
        async throws
    {
        try await WebRig.run { rig in
            let document = try await rig.probe.get("/openapi.json").json
            let schemas = document["components"]["schemas"].names
            let references = Self.references(in: document)
            #expect(references.count > 50)
            for reference in references {
                let name = reference.split(separator: "/").last.map(String.init) ?? ""
                let isSchema = reference == "#/components/schemas/\(name)" && schemas.contains(name)
                #expect(isSchema || reference == "#/components/responses/Problem", "\(reference)")
            }
            let names = Routes.all(rig.desks, metrics: MetricsRegistry()).count
            #expect(Set(Self.texts(named: "operationId", in: document)).count == names)
        }
    }

    /// A target, the kind of key it is asked with, and what the answer is said to be.
    private static let reads: [(String, any KeyPath<WebRig.Keys, String> & Sendable, Schema)] = [
        ("/v1/listings", \.storefront, .page(of: "Listing")),
        ("/v1/listings/ls_1", \.admin, .named("Listing")),
        ("/v1/listings/ls_1/versions", \.admin, .page(of: "ListingVersion")),
        ("/v1/listings/ls_1/versions/1", \.producer, .named("ListingVersion")),
        ("/v1/listings/ls_1/history", \.officer, .page(of: "ListingAct")),
        ("/v1/attribute-templates/15", \.storefront, .named("AttributeTemplate")),
        ("/v1/listings/ls_1/reach", \.storefront, .named("ReachSummary")),
        ("/v1/listings/ls_1/reach?commune=00004", \.storefront, .named("ReachAnswer")),
        ("/v1/listings/ls_1/reach?commune=26732", \.storefront, .named("ReachAnswer")),
        ("/v1/listings?limit=0", \.storefront, Problem.schema),
        ("/v1/producers/pr_1", \.admin, .named("Producer")),
        ("/v1/addresses?text=Ba+T%C6%A1", \.storefront, .named("Address")),
        ("/v1/communes/21548", \.storefront, .named("Commune")),
        ("/v1/courier/orders", \.courier, .named("CourierFeed")),
        ("/v1/coverage/a", \.admin, .named("Coverage")),
        ("/v1/keys", \.admin, .page(of: "Key")),
        ("/v1/partners/x1", \.admin, .named("Partner")),
        ("/v1/partners/x1/listings", \.admin, .named("Standings")),
        ("/v1/partners/x1/deliveries", \.admin, .named("Deliveries")),
    ]

    @Test func `what is answered is what is described`() async throws {
        try await WebRig.run { rig in
            let order = try await rig.probe.send(
                "POST", "/v1/orders", key: rig.keys.storefront, json: Bodies.order())
            let partner = try await rig.probe.send(
                "POST", "/v1/partners", key: rig.keys.admin,
                json: #"{"code":"x1","name":"X","kind":"listing_feed","url":"http://127.0.0.1:9/"}"#
            )
            #expect(SchemaCheck.problems(of: order.json, as: .named("Order")) == [])
            #expect(SchemaCheck.problems(of: partner.json, as: .named("Partner")) == [])
            for (target, key, schema) in Self.reads {
                let reading = try await rig.probe.get(target, key: rig.keys[keyPath: key])
                #expect(SchemaCheck.problems(of: reading.json, as: schema) == [], "\(target)")
            }
        }
    }

    private static func references(in value: JSONValue) -> [String] {
        texts(named: "$ref", in: value)
    }

    private static func texts(named name: String, in value: JSONValue) -> [String] {
        switch value {
        case .object(let members):
            (members[name]?.text.map { [$0] } ?? [])
                + members.values.flatMap { texts(named: name, in: $0) }
        case .list(let items): items.flatMap { texts(named: name, in: $0) }
        case .null, .flag, .integer, .number, .text: []
        }
    }
}
