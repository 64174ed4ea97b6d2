/// Columns of a file that are not taken in, by the names that the file gives them.
package struct ImportedColumns: Hashable, Sendable {
    /// Names that mean nothing to us, which may be slips.
    package var unknown: [String]
    /// What exports tell and nobody can type, such as the star of a listing.
    package var readOnly: [String]

    package init(unknown: [String] = [], readOnly: [String] = []) {
        self.unknown = unknown
        self.readOnly = readOnly
    }
}
