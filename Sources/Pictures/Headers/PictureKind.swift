/// The formats that are taken as photos.
package enum PictureKind: String, CaseIterable, Codable, Sendable {
    case jpeg
    case png
    case webp

    /// The kind whose mark the bytes begin with; names and declared types are not asked.
    package init?(startOf bytes: some Collection<UInt8>) {
        let start = Array(bytes.prefix(12))
        if start.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if start.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if start.count == 12, start.starts(with: Array("RIFF".utf8)),
            start[8...].elementsEqual("WEBP".utf8)
        {
            self = .webp
        } else {
            return nil
        }
    }

    /// As it stands in `Content-Type`.
    package var contentType: String {
        "image/\(rawValue)"
    }

    /// As it ends the name of a file.
    package var suffix: String {
        self == .jpeg ? "jpg" : rawValue
    }
}
