internal import Market

/// All fields of one document; what it does not name must not be there.
struct SandboxShape: Sendable {
    let fields: [SandboxField]
    private let byName: [String: SandboxField]

    init(_ fields: [SandboxField]) {
        self.fields = fields
        byName = Dictionary(fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The first thing that is wrong with an object, in the order of the document.
    func objection(to object: [String: JSONValue], in prefix: String = "") -> SandboxObjection? {
        for name in object.keys.sorted() where byName[name] == nil {
            return SandboxObjection(field: prefix + name, why: .unknown)
        }
        for field in fields {
            let value = object[field.name]
            if SandboxField.isEmpty(value) {
                guard field.isRequired else { continue }
                return SandboxObjection(field: prefix + field.name, why: .missing)
            }
            guard let value, field.fits(value) else {
                return SandboxObjection(field: prefix + field.name, why: .unfit)
            }
            if let inner = inner(field, value, prefix) { return inner }
        }
        return nil
    }

    /// The same for a query, whose values are all text.
    func objection(to query: SandboxPairs) -> SandboxObjection? {
        var object: [String: JSONValue] = [:]
        for pair in query.pairs { object[pair.name] = .text(pair.value) }
        return objection(to: object)
    }

    private func inner(
        _ field: SandboxField, _ value: JSONValue, _ prefix: String
    ) -> SandboxObjection? {
        switch (field.kind, value) {
        case (.object(let shape), .object(let members)):
            return shape.objection(to: members, in: prefix + field.name + ".")
        case (.list(let shape, _), .list(let items)):
            for (index, item) in items.enumerated() {
                let place = "\(prefix)\(field.name)[\(index)]"
                guard case .object(let members) = item else {
                    return SandboxObjection(field: place, why: .unfit)
                }
                if let found = shape.objection(to: members, in: place + ".") { return found }
            }
            return nil
        default:
            return nil
        }
    }
}

/// What is wrong with a document, before the courier puts it into its own words.
struct SandboxObjection: Error, Hashable {
    enum Why: String {
        /// A required field is absent or empty.
        case missing = "required"
        /// The document has no such field.
        case unknown = "unknown"
        /// It is of another type, or outside what is allowed.
        case unfit = "invalid"
    }

    let field: String
    let why: Why
}
