internal import Market

/// A batch as the contract has it, read strictly: what is missing or of another type is refused.
struct SandboxBatch {
    struct Part {
        let id: String
        let part: Int64
        let parts: Int64
    }

    let feed: String
    let seq: Int64
    let previousSeq: Int64
    let snapshot: Part?
    let items: [SandboxItem]

    /// What is wrong with a whole batch, in words for the sender's developer.
    struct Refusal: Error {
        let message: String
    }

    init(_ message: [String: JSONValue]) throws(Refusal) {
        guard message["type"] == .text("listing.batch") else { throw Refusal(message: "type") }
        guard case .text = message["timestamp"] else { throw Refusal(message: "timestamp") }
        guard case .object(let data) = message["data"] else { throw Refusal(message: "data") }
        guard data["schema"] == .text("listing-feed/1") else { throw Refusal(message: "schema") }
        feed = try Self.text(data, "feed")
        seq = try Self.integer(data, "batch_seq")
        previousSeq = try Self.integer(data, "previous_seq")
        snapshot = try Self.part(data)
        guard case .list(let list) = data["items"] else { throw Refusal(message: "items") }
        var items: [SandboxItem] = []
        for (index, value) in list.enumerated() {
            guard case .object(let fields) = value, let item = SandboxItem(fields) else {
                throw Refusal(message: "items[\(index)]: op, sku and version are needed")
            }
            items.append(item)
        }
        self.items = items
    }

    private static func part(_ data: [String: JSONValue]) throws(Refusal) -> Part? {
        switch data["mode"] {
        case .text("delta"):
            return nil
        case .text("snapshot"):
            _ = try integer(data, "as_of_seq")
            let part = Part(
                id: try text(data, "snapshot_id"), part: try integer(data, "part"),
                parts: try integer(data, "parts"))
            guard part.part >= 1, part.part <= part.parts else { throw Refusal(message: "part") }
            return part
        default:
            throw Refusal(message: "mode")
        }
    }

    private static func text(
        _ data: [String: JSONValue], _ name: String
    ) throws(Refusal) -> String {
        guard case .text(let text) = data[name] else { throw Refusal(message: name) }
        return text
    }

    private static func integer(
        _ data: [String: JSONValue], _ name: String
    ) throws(Refusal) -> Int64 {
        guard case .integer(let number) = data[name], number >= 0 else {
            throw Refusal(message: name)
        }
        return number
    }
}

/// One line of a batch.
struct SandboxItem {
    let sku: String
    let version: Int64
    let isDelete: Bool
    /// The version that a change of the stock alone builds on.
    let previousVersion: Int64?
    let fields: [String: JSONValue]

    /// `nil` when it cannot be told what is meant at all.
    init?(_ fields: [String: JSONValue]) {
        guard case .text(let op) = fields["op"], ["upsert", "delete", "stock"].contains(op),
            case .text(let sku) = fields["sku"], !sku.isEmpty,
            case .integer(let version) = fields["version"], version > 0
        else { return nil }
        self.sku = sku
        self.version = version
        isDelete = op == "delete"
        previousVersion = op == "stock" ? fields["previous_version"]?.whole ?? 0 : nil
        self.fields = fields
    }

    /// Why this listing alone is not taken, if so.
    var problem: (code: String, message: String)? {
        if isDelete { return nil }
        if previousVersion != nil {
            guard let quantity = fields["quantity"]?.whole else {
                return ("missing_field", "quantity")
            }
            return quantity < 0 ? ("out_of_range", "quantity") : nil
        }
        for name in ["name", "description", "currency", "updated_at"] {
            guard case .text = fields[name] else { return ("missing_field", name) }
        }
        for name in ["price_vnd", "weight_g", "length_cm", "width_cm", "height_cm", "quantity"] {
            guard case .integer(let number) = fields[name] else { return ("missing_field", name) }
            if number < 0 { return ("out_of_range", name) }
        }
        return fields["currency"] == .text("VND") ? nil : ("out_of_range", "currency")
    }

    func result(_ status: String, code: String? = nil, message: String? = nil) -> [UInt8] {
        JSONWriter.object { result in
            result.member("sku", sku)
            result.member("version", version)
            result.member("status", status)
            if let code { result.member("code", code) }
            if let message { result.member("message", message) }
        }
    }
}
