extension JSONWriter {
    mutating func member(_ name: StaticString, _ text: String) {
        self.name(name)
        value(text)
    }

    mutating func member(_ name: StaticString, _ text: String?) {
        self.name(name)
        if let text { value(text) } else { null() }
    }

    mutating func member(_ name: StaticString, _ number: some BinaryInteger) {
        self.name(name)
        value(number)
    }

    mutating func member(_ name: StaticString, _ number: (some BinaryInteger)?) {
        self.name(name)
        if let number { value(number) } else { null() }
    }

    mutating func member(_ name: StaticString, _ flag: Bool) {
        self.name(name)
        value(flag)
    }

    mutating func member(_ name: StaticString, texts: some Sequence<String>) {
        self.name(name)
        list(texts) { $0.value($1) }
    }

    mutating func member(
        _ name: StaticString, _ members: (inout JSONWriter) throws -> Void
    ) rethrows {
        self.name(name)
        try object(members)
    }

    mutating func member<Items: Sequence>(
        _ name: StaticString, list items: Items,
        _ element: (inout JSONWriter, Items.Element) throws -> Void
    ) rethrows {
        self.name(name)
        try list(items, element)
    }

    mutating func member(nullOf name: StaticString) {
        self.name(name)
        null()
    }
}
