extension Migration {
    /// Nothing: the words by which listings are found are held in memory, made from the listings.
    ///
    /// The table `listing_text` of the first step is neither read nor written any more; it stays
    /// for one release, so that the program before this one can still write listings.
    static let finding: [String] = []
}
