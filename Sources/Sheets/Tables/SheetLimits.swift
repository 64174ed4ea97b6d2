/// How much a file of rows may be before it is refused, whatever it claims of itself.
package struct SheetLimits: Hashable, Sendable {
    /// In UTF-16 code units; the longest that Excel lets a person type.
    package static let longestCell = 32_767

    /// The file as it was sent.
    package var fileBytes = 64 << 20
    /// Rows of a worksheet in Excel: 2^20.
    package var rows = 1_048_576
    /// No table of ours has a tenth of it; Excel has 16,384.
    package var columns = 256
    /// Parts of a workbook; a large one has some hundreds.
    package var parts = 2_000
    /// What one part of a workbook may unpack to, counted while it unpacks.
    package var partBytes = 1 << 30
    /// Text that cells share is the one thing that is held in memory as a whole.
    package var sharedBytes = 128 << 20
    /// How many bytes one packed byte may become; real sheets stay under 50, deflate ends at 1,032.
    package var swelling = 200
    /// Up to here a part may swell as it likes: a page of blanks is no attack.
    package var harmlessBytes = 4 << 20
    /// Cell formats of a workbook; Excel stops at 65,490.
    package var formats = 65_490

    package init() {}
}
