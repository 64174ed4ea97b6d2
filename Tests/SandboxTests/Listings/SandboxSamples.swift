import Market
@testable import Sandbox

/// Batches as a sender of the contract writes them.
enum SandboxSamples {
    static func item(
        _ sku: String, _ version: Int64 = 1, op: String = "upsert", price: Int64 = 50_000
    ) -> JSONValue {
        var fields: [String: JSONValue] = [
            "op": .text(op), "sku": .text(sku), "version": .integer(version),
            "updated_at": .text("2026-11-22T03:00:00.000Z"),
        ]
        if op == "upsert" {
            fields["name"] = .text("Tỏi")
            fields["description"] = .text("")
            fields["currency"] = .text("VND")
            for name in ["weight_g", "length_cm", "width_cm", "height_cm", "quantity"] {
                fields[name] = .integer(1)
            }
            fields["price_vnd"] = .integer(price)
        }
        return .object(fields)
    }

    static func message(
        _ seq: Int64, after previous: Int64, _ items: [JSONValue],
        snapshot: (id: String, part: Int64, parts: Int64)? = nil
    ) -> [String: JSONValue] {
        var data: [String: JSONValue] = [
            "schema": .text("listing-feed/1"), "feed": .text("ocop/ghn"), "mode": .text("delta"),
            "batch_seq": .integer(seq), "previous_seq": .integer(previous), "items": .list(items),
        ]
        if let snapshot {
            data["mode"] = .text("snapshot")
            data["snapshot_id"] = .text(snapshot.id)
            data["part"] = .integer(snapshot.part)
            data["parts"] = .integer(snapshot.parts)
            data["as_of_seq"] = .integer(0)
        }
        return [
            "type": .text("listing.batch"), "timestamp": .text("2026-11-22T03:00:00.000Z"),
            "data": .object(data),
        ]
    }
}
