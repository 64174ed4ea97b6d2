package import Reach

/// What an order says of a person, sealed as a whole: whom to hand it to, and the buyer's note.
package struct Receiver: Hashable, Sendable {
    package let name: String
    package let phone: String
    package let street: String
    /// People write numbers and names into notes too.
    package let note: String

    package init(name: String, phone: String, street: String, note: String) {
        self.name = name
        self.phone = phone
        self.street = street
        self.note = note
    }

    /// What is left of a receiver who was erased.
    package static let erased = Receiver(name: "", phone: "", street: "", note: "")

    package init(_ buyer: Buyer, note: String) {
        self.init(name: buyer.name, phone: buyer.phone, street: buyer.street, note: note)
    }

    /// Reads what `json` wrote; `nil` for anything else.
    package init?(json: [UInt8]) {
        guard let value = try? JSONBody.value(json, depth: 2), let name = value["name"]?.text,
            let phone = value["phone"]?.text, let street = value["street"]?.text,
            let note = value["note"]?.text
        else { return nil }
        self.init(name: name, phone: phone, street: street, note: note)
    }

    package var json: [UInt8] {
        JSONWriter.object(capacity: 256) { json in
            json.member("name", name)
            json.member("phone", phone)
            json.member("street", street)
            json.member("note", note)
        }
    }
}

extension Buyer {
    /// The receiver where the order says that it goes; an erased one leaves the commune alone.
    package init(_ receiver: Receiver, commune: CommuneCode) {
        self.init(
            name: receiver.name, phone: receiver.phone, street: receiver.street,
            commune: commune)
    }

    /// Whether the person was erased; an order is never taken without a name and a phone.
    package var isErased: Bool {
        name.isEmpty && phone.isEmpty
    }
}
