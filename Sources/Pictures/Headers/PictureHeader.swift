/// What a picture says of itself, read from its frame before anything is decoded.
///
/// The whole frame is walked, from the first mark to the last, so that what is cut short, what
/// moves and what hides a second file is seen without a decoder.
package struct PictureHeader: Hashable, Sendable {
    package let kind: PictureKind
    package let width: Int
    package let height: Int
    /// How it must be turned to be seen upright: 1 to 8 as EXIF counts them, 1 is as it lies.
    package let orientation: Int

    /// Points of a picture that is decoded: a camera of 50 million.
    package static let mostPoints = 51_000_000
    /// Points along one side.
    package static let longestSide = 16_383

    /// Throws what is wrong with the bytes, which are a whole file.
    package init(of bytes: [UInt8], mostPoints: Int = mostPoints) throws(PictureFault) {
        if bytes.isEmpty { throw .empty }
        guard let kind = PictureKind(startOf: bytes) else {
            throw .notAPhoto(name: FileGuess.name(of: bytes))
        }
        if ForeignFile.isFound(in: bytes) { throw .hiddenFile }
        let frame: PictureFrame
        switch kind {
        case .jpeg: frame = try JPEGFrame.read(bytes, mostPoints)
        case .png: frame = try PNGFrame.read(bytes, mostPoints)
        case .webp: frame = try WebPFrame.read(bytes, mostPoints)
        }
        self.kind = kind
        width = frame.width
        height = frame.height
        orientation = frame.orientation
    }

    /// The sides as the picture is seen.
    package var upright: (width: Int, height: Int) {
        orientation >= 5 ? (height, width) : (width, height)
    }
}

/// What the walk through a frame found.
struct PictureFrame: Hashable {
    let width: Int
    let height: Int
    var orientation = 1

    /// Throws at once where a picture says that it is nothing, or too much to be decoded.
    init(width: Int, height: Int, mostPoints: Int) throws(PictureFault) {
        if width < 1 || height < 1 { throw .damaged }
        let (points, isOver) = width.multipliedReportingOverflow(by: height)
        if isOver || points > mostPoints || max(width, height) > PictureHeader.longestSide {
            throw .tooManyPoints(width: width, height: height, limit: mostPoints)
        }
        self.width = width
        self.height = height
    }
}
