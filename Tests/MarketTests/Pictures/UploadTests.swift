internal import Market
internal import Testing

/// How a file is cut into chunks, and how much of files there may be.
@Suite struct UploadTests {
    private func upload(_ bytes: Int, chunk: Int = 262_144) -> Upload {
        Upload(
            id: UploadID("up_1"), producer: ProducerID("pr_1"), purpose: .photo, bytes: bytes,
            sha256: [], chunkBytes: chunk, openedAt: 0, touchedAt: 5)
    }

    @Test(arguments: [(1, 1), (262_143, 1), (262_144, 1), (262_145, 2), (600_000, 3)])
    func `the chunks cover the file without a gap`(bytes: Int, count: Int) {
        let upload = upload(bytes)
        #expect(upload.chunkCount == count)
        let places = (0..<count).compactMap { upload.place(ofChunk: $0) }
        #expect(places.first?.lowerBound == 0)
        #expect(places.last?.upperBound == bytes)
        for (left, right) in zip(places, places.dropFirst()) {
            #expect(left.upperBound == right.lowerBound)
        }
        #expect(upload.place(ofChunk: count) == nil)
        #expect(upload.place(ofChunk: -1) == nil)
    }

    @Test func `what lacks is told in order, and its end is a day after the last chunk`() {
        #expect(upload(600_000).missing(received: [1]) == [0, 2])
        #expect(upload(600_000).missing(received: [2, 1, 0, 7]) == [])
        #expect(upload(1).expiresAt == 86_400_005)
    }

    @Test(arguments: [
        (UploadPurpose.photo, 10_485_760, true), (.photo, 10_485_761, false),
        (.scan, 20_971_520, true), (.scan, 20_971_521, false), (.photo, 0, false),
        (.photo, -1, false),
    ])
    func `a photo has 10 megabytes at most, a scan 20`(
        purpose: UploadPurpose, bytes: Int, isTaken: Bool
    ) {
        let draft = UploadDraft(
            purpose: purpose, bytes: bytes, sha256: String(repeating: "a0", count: 32),
            producer: ProducerID("pr_1"))
        let result = Result { try draft.checked() }
        #expect(((try? result.get()) != nil) == isTaken)
    }

    @Test(arguments: ["", "a0", "zz", String(repeating: "g0", count: 32)])
    func `a digest that is none is named`(text: String) {
        let draft = UploadDraft(
            purpose: .scan, bytes: 0, sha256: text, producer: ProducerID("pr_1"))
        let problems = #expect(throws: FieldProblems.self) { try draft.checked() }
        #expect(problems?.all.map(\.field) == ["bytes", "sha256"])
    }

    @Test func `the same file is the same photo, another is another`() {
        let first = PhotoID(ofFile: Digest.sha256([1]))
        #expect(first == PhotoID(ofFile: Digest.sha256([1])))
        #expect(first != PhotoID(ofFile: Digest.sha256([2])))
        #expect(first.text.hasPrefix("ph_"))
        #expect(MadeID.isTail(first.text.dropFirst(3)))
        // Bits of the digest in their order: of 0x00, 0x01… the fives are all told apart.
        #expect(Set((0..<64).map { PhotoID(ofFile: [UInt8($0)]).text }).count == 64)
    }
}
