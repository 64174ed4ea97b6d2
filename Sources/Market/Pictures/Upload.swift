/// A file that somebody sends in pieces, over a line that may break at any of them.
package struct Upload: Hashable, Sendable {
    /// Where it stands; what is over stays over.
    package enum State: String, Sendable, CaseIterable {
        case open
        case finished
        /// What it brought is not taken, and sent again it would not be either.
        case refused
    }

    package let id: UploadID
    package let producer: ProducerID
    package let purpose: UploadPurpose
    /// Bytes of the whole file, as was said when it began.
    package let bytes: Int
    /// SHA-256 of the whole file, as was said when it began.
    package let sha256: [UInt8]
    /// Bytes of every chunk but the last.
    package let chunkBytes: Int
    package var state: State
    /// The photo that was made of it.
    package var photo: PhotoID?
    /// What a finished scan was found to be.
    package var contentType: String?
    /// Why it was refused, in the words of whoever refused it.
    package var refusal: String?
    /// When it began, and when it last got a chunk, in UTC milliseconds.
    package let openedAt: Int64
    package var touchedAt: Int64

    package init(
        id: UploadID, producer: ProducerID, purpose: UploadPurpose, bytes: Int, sha256: [UInt8],
        chunkBytes: Int, state: State = .open, photo: PhotoID? = nil, contentType: String? = nil,
        refusal: String? = nil, openedAt: Int64, touchedAt: Int64
    ) {
        self.id = id
        self.producer = producer
        self.purpose = purpose
        self.bytes = bytes
        self.sha256 = sha256
        self.chunkBytes = chunkBytes
        self.state = state
        self.photo = photo
        self.contentType = contentType
        self.refusal = refusal
        self.openedAt = openedAt
        self.touchedAt = touchedAt
    }

    /// How many chunks make the whole: a file of 600,000 bytes in chunks of 262,144 has three.
    package var chunkCount: Int {
        (bytes + chunkBytes - 1) / chunkBytes
    }

    /// Where a chunk stands in the file; `nil` for a number that the file does not have.
    package func place(ofChunk number: Int) -> Range<Int>? {
        guard (0..<chunkCount).contains(number) else { return nil }
        let start = number * chunkBytes
        return start..<min(start + chunkBytes, bytes)
    }

    /// The numbers that are still to be sent, in their order.
    package func missing(received: some Sequence<Int>) -> [Int] {
        let received = Set(received)
        return (0..<chunkCount).filter { !received.contains($0) }
    }

    /// The instant after which an upload that gets no more chunks is forgotten.
    package var expiresAt: Int64 {
        touchedAt + UploadLimits.patienceMilliseconds
    }
}

/// What a file is sent for, which decides what may be in it.
package enum UploadPurpose: String, Sendable, CaseIterable {
    /// A picture for everybody's eyes: JPEG, PNG or WebP, made anew before it is shown.
    case photo
    /// A document for those who examine it: PDF, JPEG or PNG, kept as it is.
    case scan
    /// A packed parcel, for those who handle it: made anew like a photo, and never public.
    case parcel
    /// A file of rows that is to be imported: CSV or XLSX, kept as it is.
    case sheet

    /// Bytes of a file, at most.
    package var mostBytes: Int {
        switch self {
        case .photo, .parcel: 10 * 1024 * 1024
        case .scan: 20 * 1024 * 1024
        case .sheet: 64 * 1024 * 1024
        }
    }
}

/// An upload's id: `up_` and a time-ordered part.
package struct UploadID: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }
}

/// A finished file that is kept as it was sent.
package struct StoredFile: Hashable, Sendable {
    package let sha256: [UInt8]
    package let bytes: Int
    package let contentType: String

    package init(sha256: [UInt8], bytes: Int, contentType: String) {
        self.sha256 = sha256
        self.bytes = bytes
        self.contentType = contentType
    }
}
