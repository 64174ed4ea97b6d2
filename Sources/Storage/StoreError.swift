/// What the store could not do, in the words of whoever runs it.
package enum StoreError: Error, Hashable, Sendable {
    /// A row does not hold what the program expects: another version wrote it, or it is damaged.
    case unreadable(String)
    /// SQLite runs with another durability than was asked for; the store refuses to work.
    case notDurable(found: Int)
    /// The file was written by a newer program.
    case newerSchema(found: Int, known: Int)
    /// More writes wait than may; the caller should come back later.
    case overloaded
    /// The store was closed while the work waited.
    case closed
    /// The file of the keys of personal data is not there, though something is sealed with it.
    case personalKeysMissing(String)
    /// A key by its id that is not in the file, or is another one there.
    case personalKeyUnknown(String, String)
    /// Others than the owner may read or write the file of the keys.
    case personalKeysExposed(String)
    /// What the file holds are no keys, or the system does not let it be read.
    case personalKeysUnreadable(String)
    case personalKeysUnwritable(String)
    /// Another program changes the keys at this moment.
    case personalKeysBusy(String)
    /// A backup does not overwrite.
    case fileExists(String)
    /// The file fails SQLite's own checks, or a check of ours.
    case damaged([String])
}
