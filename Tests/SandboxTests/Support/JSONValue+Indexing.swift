import Market

/// Asking answers for what lies deep in them; what is not there is `nil`.
extension Optional where Wrapped == JSONValue {
    subscript(name: String) -> JSONValue? {
        flatMap { $0[name] }
    }

    subscript(index: Int) -> JSONValue? {
        flatMap { $0[index] }
    }
}

extension JSONValue {
    subscript(index: Int) -> JSONValue? {
        guard let items, items.indices.contains(index) else { return nil }
        return items[index]
    }
}
