extension Migration {
    /// The second release: coverage with its history, shipments at couriers, and more of the feed.
    static let second = Migration(
        number: 2, statements: coverageKeeping + feedKeeping + shipping + notices)
}
