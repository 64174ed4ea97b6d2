/// Whether parcels pass between two communes on one day; for asking of thousands of them.
package struct ReachGate: Sendable {
    /// Of services that no row closes; only these can carry anything.
    private let open: [CarriageTerms]

    package init(_ passages: ReachPassages) {
        open = passages.passages.map(\.terms).filter(\.standing.isEmpty)
    }

    /// Whether a service carries the parcel, which is when `ReachPassages` says that it is served.
    package func serves(_ parcel: Parcel) -> Bool {
        guard parcel.shipsByCourier, !open.isEmpty else { return false }
        let measure = ParcelMeasure(parcel)
        // Terms hold prices in arrays; asked where they lie they are not copied.
        return open.withUnsafeBufferPointer { open in
            for index in open.indices where open[index].carries(measure) { return true }
            return false
        }
    }
}
