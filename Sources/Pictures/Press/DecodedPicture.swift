internal import CPictures

/// A picture as points in memory; it belongs to libgd and goes with this object.
final class DecodedPicture {
    private let handle: OpaquePointer

    /// `nil` when the bytes are no whole picture of that kind, or memory does not suffice.
    convenience init?(_ bytes: [UInt8], _ kind: PictureKind) {
        guard let handle = vx_picture_decode(bytes, bytes.count, kind.format) else { return nil }
        self.init(handle)
    }

    private init(_ handle: OpaquePointer) {
        self.handle = handle
    }

    deinit {
        vx_picture_free(handle)
    }

    var width: Int {
        Int(vx_picture_width(handle))
    }

    var height: Int {
        Int(vx_picture_height(handle))
    }

    /// A copy of that size on white; `nil` when memory does not suffice.
    func scaled(to width: Int, _ height: Int) -> DecodedPicture? {
        vx_picture_scaled(handle, Int32(width), Int32(height)).map(DecodedPicture.init)
    }

    /// A copy turned as EXIF counts; `nil` when memory does not suffice.
    func turned(_ orientation: Int) -> DecodedPicture? {
        vx_picture_turned(handle, Int32(orientation)).map(DecodedPicture.init)
    }

    /// A file with the points alone: neither place, time nor device.
    func encoded(_ kind: PictureKind, quality: Int32) -> [UInt8]? {
        var count = 0
        guard let bytes = vx_picture_encode(handle, kind.format, quality, &count) else {
            return nil
        }
        defer { vx_bytes_free(bytes) }
        return Array(UnsafeBufferPointer(start: bytes, count: count))
    }
}

extension PictureKind {
    fileprivate var format: vx_picture_format {
        switch self {
        case .jpeg: vx_picture_jpeg
        case .png: vx_picture_png
        case .webp: vx_picture_webp
        }
    }
}
