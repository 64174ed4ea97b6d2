/// The photo of a packed parcel: one file, and the upload that brought it.
package struct ParcelPhoto: Hashable, Sendable {
    package let upload: UploadID
    /// SHA-256 of the file that was made, which is a JPEG.
    package let sha256: [UInt8]
    package let bytes: Int

    package static let contentType = "image/jpeg"

    package init(upload: UploadID, sha256: [UInt8], bytes: Int) {
        self.upload = upload
        self.sha256 = sha256
        self.bytes = bytes
    }
}
