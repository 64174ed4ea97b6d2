extension Migration {
    /// The fourth release: producers and listings that are kept true, room by room.
    static let fourth = Migration(
        number: 4,
        statements: keptListings + keptProducers + certificateSequence + pictures + finding
            + sheetImports + officialCodes + keptQuality)
}
