/// Why a file is not taken as a photo, whatever it calls itself.
package enum PictureFault: Error, Hashable, Codable, Sendable {
    case empty
    case tooManyBytes(limit: Int)
    /// Neither JPEG, PNG nor WebP; the name of what it looks like, where that is known.
    case notAPhoto(name: String?)
    /// It ends before its own end mark.
    case truncated
    /// Its structure or its points cannot be read.
    case damaged
    /// Several pictures that are shown one after another.
    case animated
    /// A second file stands in or behind the picture.
    case hiddenFile
    /// Larger than is decoded: points along both sides, and the most points in all.
    case tooManyPoints(width: Int, height: Int, limit: Int)
    /// Decoding it took more memory or more work than one photo may take.
    case tooHeavy
}
