extension Migration {
    /// What the feed of listings keeps beside its batches.
    static let feedKeeping: [String] = []
}
