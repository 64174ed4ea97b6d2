/// What was made of a photo: the same picture in several sizes and formats, and nothing else of
/// the file that was sent.
package struct PressedPicture: Hashable, Sendable {
    /// One of the files that were made.
    package struct Form: Hashable, Sendable {
        package let side: PictureSide
        package let kind: PictureKind
        package let width: Int
        package let height: Int
        package let bytes: [UInt8]
    }

    /// The sides of the photo that was sent, as it is seen.
    package let width: Int
    package let height: Int
    package let forms: [Form]
}

/// The longest side of what is made, in points; a smaller photo is never enlarged.
package enum PictureSide: Int, CaseIterable, Codable, Sendable {
    /// A card in a list.
    case small = 320
    /// A page on a telephone.
    case middle = 800
    /// The whole screen.
    case large = 1_600

    /// The formats of every size: the smaller file, and the one that all programs read.
    package static let kinds: [PictureKind] = [.webp, .jpeg]

    /// The sides of a picture once its longer one is at most this: 4000 x 3000 is 320 x 240.
    func fitted(width: Int, height: Int) -> (width: Int, height: Int) {
        let longer = max(width, height)
        if longer <= rawValue { return (width, height) }
        // Rounded, and never nothing: a line of 5000 x 1 stays a line.
        let scaled = { (side: Int) in max(1, (side * rawValue * 2 + longer) / (longer * 2)) }
        return (scaled(width), scaled(height))
    }
}

/// What the child says before the bytes of what it made, as one line of JSON.
struct PressReport: Codable, Hashable {
    struct Form: Codable, Hashable {
        let side: PictureSide
        let kind: PictureKind
        let width: Int
        let height: Int
        let bytes: Int
    }

    var width = 0
    var height = 0
    var forms: [Form] = []
    var fault: PictureFault?
}
