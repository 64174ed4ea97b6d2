extension Migration {
    /// The fifth release: parcels that change hands, and photos of them.
    static let fifth = Migration(
        number: 5, statements: shippingAgain + parcelPhotos + annexDrafts + communeMoves)
}
