extension JSONWriter {
    package mutating func member(_ name: StaticString, _ text: String) {
        self.name(name)
        value(text)
    }

    package mutating func member(_ name: StaticString, _ text: String?) {
        self.name(name)
        if let text { value(text) } else { null() }
    }

    package mutating func member(_ name: StaticString, _ number: some BinaryInteger) {
        self.name(name)
        value(number)
    }

    package mutating func member(_ name: StaticString, _ number: (some BinaryInteger)?) {
        self.name(name)
        if let number { value(number) } else { null() }
    }

    package mutating func member(_ name: StaticString, _ flag: Bool) {
        self.name(name)
        value(flag)
    }

    package mutating func member(_ name: StaticString, texts: some Sequence<String>) {
        self.name(name)
        list(texts) { $0.value($1) }
    }

    package mutating func member(
        _ name: StaticString, _ members: (inout JSONWriter) throws -> Void
    ) rethrows {
        self.name(name)
        try object(members)
    }

    package mutating func member<Items: Sequence>(
        _ name: StaticString, list items: Items,
        _ element: (inout JSONWriter, Items.Element) throws -> Void
    ) rethrows {
        self.name(name)
        try list(items, element)
    }

    package mutating func member(nullOf name: StaticString) {
        self.name(name)
        null()
    }
}
