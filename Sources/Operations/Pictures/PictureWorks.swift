package import Market
package import Pictures
package import Storage

/// What the desks of uploads and photos work with: the shelf of files and the press.
package struct PictureWorks: Sendable {
    /// Photos that may wait while one is worked on; a telephone tries again after a moment.
    private static let mostWaiting = 16

    package let shelf: FileShelf
    package let press: PicturePress
    package let limits: UploadLimits
    /// One photo at a time: each takes a processor and several hundred megabytes.
    let turnstile = Turnstile(mostWaiting: mostWaiting)
    /// Threads that wait for the child, apart from those that serve files.
    let pressHands = FileHands()

    package init(shelf: FileShelf, press: PicturePress, limits: UploadLimits = UploadLimits()) {
        self.shelf = shelf
        self.press = press
        self.limits = limits
    }
}

/// What a file was not taken for.
package enum PictureError: Error, Hashable, Sendable {
    /// This house keeps no files: it was opened without a shelf.
    case noShelf
    case noPhoto(PhotoID)
    /// The file is to blame; sent again it would be again.
    case refused(PictureFault, UploadPurpose)
    /// Nothing is known against the file; it may be tried again.
    case notNow
}
