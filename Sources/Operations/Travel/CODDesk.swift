package import Market
package import Storage

/// Shows the money at the door, parcel by parcel.
package struct CODDesk: Sendable {
    let house: House

    /// A page of entries in the order of their parcels; a courier sees its own.
    package func page(_ query: CODQuery, by caller: Caller) async throws -> [CODEntry] {
        var wanted = query
        if caller.role == .courier {
            guard let courier = caller.courier, query.courier ?? courier == courier else {
                throw AccessError.outOfScope
            }
            wanted.courier = courier
        }
        return try await house.store.read { [wanted] in try $0.codEntries(wanted) }
    }
}
