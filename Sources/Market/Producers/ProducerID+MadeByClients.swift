extension ProducerID {
    /// Whether it is `pr_` and 26 characters of the alphabet of ids, as clients may make it.
    package var isWellFormed: Bool {
        text.hasPrefix("pr_") && MadeID.isTail(text.dropFirst(3))
    }

    /// What is told of an id that is not.
    package static let problem = MadeID.problem(prefix: "pr_")
}

extension ProducerProfile {
    /// SHA-256 of everything that it says: two registrations with one digest are the same.
    package var digest: [UInt8] {
        let lines = ProducerField.allCases.map { "\($0.rawValue)=\(text(of: $0) ?? "")\n" }
        return Digest.sha256(lines.joined().utf8)
    }
}
