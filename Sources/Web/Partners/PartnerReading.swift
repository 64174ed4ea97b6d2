internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Reads what an admin says of a partner.
enum PartnerReading {
    /// What an edit is tried on before the partner is known.
    static var blank: PartnerDraft {
        PartnerDraft(code: "", name: "", kind: "", url: "", secret: "")
    }

    /// An edit: what was not sent keeps its value.
    static func read(_ fields: inout FieldReader, onto known: PartnerDraft) -> PartnerDraft {
        var draft = known
        draft.name = fields.text("name", or: draft.name)
        draft.url = fields.text("url", or: draft.url)
        draft.secret = fields.textIfAny("secret") ?? draft.secret
        draft.rotatesSecret = fields.flagIfAny("rotate_secret") ?? false
        draft.overlapHours = fields.integerIfAny("overlap_hours") ?? draft.overlapHours
        draft.state = fields.choice("state", or: draft.state)
        readAccount(&fields, onto: &draft)
        return draft
    }

    /// What stands beside address and secret, in a first registration and in an edit.
    static func readAccount(_ fields: inout FieldReader, onto draft: inout PartnerDraft) {
        if let sent = fields.objectIfAny("fields", { readFields(&$0) }) {
            // One by one: a secret field that is not sent keeps its value.
            for (name, text) in sent { draft.fields[name] = text }
        }
        draft.hookSecret = fields.textIfAny("hook_secret", or: draft.hookSecret)
        draft.carries = fields.textIfAny("carries", or: draft.carries)
        draft.pace.callsPerMinute = fields.integer(
            "calls_per_minute", or: draft.pace.callsPerMinute)
        draft.pace.burst = fields.integer("burst", or: draft.pace.burst)
        draft.acceptsStock = fields.flagIfAny("accepts_stock") ?? draft.acceptsStock
    }

    /// The texts by name; `null` takes a field away.
    private static func readFields(_ fields: inout FieldReader) -> [String: String?] {
        var texts: [String: String?] = [:]
        for name in fields.names { texts[name] = .some(fields.textIfAny(name)) }
        return texts
    }
}
