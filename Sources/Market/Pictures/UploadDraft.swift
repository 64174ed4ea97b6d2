/// What somebody says of a file before sending it.
package struct UploadDraft: Hashable, Sendable {
    package var purpose: UploadPurpose
    package var bytes: Int
    /// SHA-256 of the whole file in hex digits.
    package var sha256: String
    /// Whose file it is to be.
    package var producer: ProducerID

    package init(purpose: UploadPurpose, bytes: Int, sha256: String, producer: ProducerID) {
        self.purpose = purpose
        self.bytes = bytes
        self.sha256 = sha256
        self.producer = producer
    }

    /// The digest as bytes; throws everything that is wrong with the draft.
    package func checked() throws(FieldProblems) -> [UInt8] {
        var check = FieldCheck()
        check.range(bytes, "bytes", 1...Int64(purpose.mostBytes))
        let digest = Digest.bytes(ofHex: sha256)
        if digest?.count != 32 { check.refuse(Self.digestProblem("sha256")) }
        try check.finish()
        return digest ?? []
    }

    /// What is told of a digest that is none.
    package static func digestProblem(_ field: String) -> FieldProblem {
        FieldProblem(
            field, .malformed, vi: "Phải là SHA-256: 64 chữ số thập lục phân.",
            en: "Must be a SHA-256: 64 hexadecimal digits.")
    }
}

/// How much of files a producer may send and keep.
package struct UploadLimits: Hashable, Sendable {
    /// Bytes of one chunk: a line of 40 kbit/s carries it within the minute that a body may take.
    package var chunkBytes = 256 * 1024
    /// Uploads of one producer that may be under way at the same time.
    package var openUploads = 20
    /// Bytes that those may announce together.
    package var openBytes = 200 * 1024 * 1024
    /// Bytes that a producer may have sent to be kept, over all time.
    package var keptBytes = 2 * 1024 * 1024 * 1024
    /// An upload that got no chunk for so long is forgotten: a day and a night of no signal.
    package static let patienceMilliseconds: Int64 = 24 * 3_600_000

    package init() {}
}

/// What one producer has sent so far.
package struct UploadUse: Hashable, Sendable {
    package var openUploads: Int
    package var openBytes: Int
    package var keptBytes: Int

    package init(openUploads: Int, openBytes: Int, keptBytes: Int) {
        self.openUploads = openUploads
        self.openBytes = openBytes
        self.keptBytes = keptBytes
    }

    /// Throws where a further file of so many bytes would be too much.
    package func demandRoom(for bytes: Int, _ limits: UploadLimits) throws(UploadError) {
        if openUploads >= limits.openUploads { throw .tooManyOpen(limit: limits.openUploads) }
        if openBytes + bytes > limits.openBytes { throw .tooMuchOpen(bytes: limits.openBytes) }
        if keptBytes + openBytes + bytes > limits.keptBytes {
            throw .quotaFull(bytes: limits.keptBytes)
        }
    }
}

/// Why an upload does not go on.
package enum UploadError: Error, Hashable, Sendable {
    case notFound(UploadID)
    /// It is finished or refused, and takes no more chunks.
    case over(Upload.State)
    case tooManyOpen(limit: Int)
    case tooMuchOpen(bytes: Int)
    case quotaFull(bytes: Int)
    /// There is no chunk of that number; the last is named.
    case noSuchChunk(Int, last: Int)
    /// The chunk has another length than its place in the file.
    case wrongLength(chunk: Int, expected: Int)
    /// The bytes are not those of the digest that came with them.
    case wrongDigest(chunk: Int)
    /// Chunks that were not received yet.
    case incomplete(missing: [Int])
    /// Chunks whose bytes are not those that were received; they are to be sent again.
    case spoiled(chunks: [Int])
    /// All chunks are right, and the whole has another digest than was said at the beginning.
    case wrongWhole
}
