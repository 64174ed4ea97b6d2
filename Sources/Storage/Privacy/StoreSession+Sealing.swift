internal import Market

/// Bytes under lock in a column, and the key's id in the column beside it.
struct Sealed: Hashable, Sendable {
    let key: String
    let bytes: [UInt8]
}

extension StoreSession {
    /// Seals with the current key for what the subject names.
    func seal(_ plain: [UInt8], for subject: String) throws -> Sealed {
        let key = try currentKey()
        return Sealed(key: key, bytes: try vault.seal(plain, with: key, for: subject))
    }

    /// The bytes of a column that is sealed when the column of the key says so.
    ///
    /// Rows that were written before there were keys are clear until they are moved.
    func opened(
        _ bytes: [UInt8], sealedBy key: String?, for subject: String
    ) throws -> [UInt8] {
        guard let key else { return bytes }
        return try vault.open(bytes, with: key, for: subject)
    }
}
