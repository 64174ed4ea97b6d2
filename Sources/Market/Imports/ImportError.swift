/// Why an import cannot be made or changed as asked.
package enum ImportError: Error, Hashable, Sendable {
    case notFound(ImportID)
    /// One file after the other: this one of the same producer or key is not through yet.
    case underWay(ImportID)
    /// Too many files wait already, of everybody.
    case queueFull
    /// It is over, so there is nothing to cancel.
    case isOver(ImportState)
    /// Only a finished dry run can be done in earnest.
    case notRunnable(ImportState, isDryRun: Bool)
    case noSuchProducer(ProducerID)
    /// Only an annex that was brought in earnest makes producers that wait to be claimed.
    case makesNoCodes(ImportID)
}
