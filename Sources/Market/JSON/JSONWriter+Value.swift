extension JSONWriter {
    /// A whole document as it was read; members of objects in the order of their names.
    package mutating func value(_ json: JSONValue) {
        switch json {
        case .null: null()
        case .flag(let flag): value(flag)
        case .integer(let number): value(number)
        case .number(let number): raw(Array("\(number)".utf8))
        case .text(let text): value(text)
        case .list(let items): list(items) { $0.value($1) }
        case .object(let members): fields(members)
        }
    }

    /// An object of those members, in the order of their names.
    package mutating func fields(_ members: [String: JSONValue]) {
        object { json in
            for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                json.name(of: name)
                json.value(value)
            }
        }
    }

    /// A member that says nothing where there is no value.
    package mutating func member(_ name: StaticString, _ json: JSONValue?) {
        self.name(name)
        value(json ?? .null)
    }
}
