internal import Foundation
internal import Market
@testable internal import Operations
internal import Pictures
internal import Storage
internal import TestSupport
internal import Testing

/// A file comes in pieces over a bad line, and what was received stays received.
@Suite struct UploadDeskTests {
    private static let bytes = (0..<2_300).map { UInt8($0 * 7 % 251) }

    @Test func `chunks come in any order, and twice is once`() async throws {
        try await PictureHouse.with { house in
            let photo = try PictureHouse.photo()
            let id = try await house.begin(photo)
            let count = try await house.uploads.find(id, by: PictureHouse.producer).upload
                .chunkCount
            #expect(count > 3)
            for chunk in (0..<count).reversed() + [1, 0] {
                let view = try await house.send(chunk, of: photo, to: id)
                #expect(view.received.contains(chunk))
            }
            let view = try await house.uploads.finish(id, by: PictureHouse.producer)
            #expect(view.upload.state == .finished)
            #expect(view.photo?.forms.count == 6)
            #expect(view.received == Array(0..<count))
            let again = try await house.uploads.finish(id, by: PictureHouse.producer)
            #expect(again == view)
            // The file that was sent is gone, with all that it said of place and time.
            #expect(try house.files().allSatisfy { $0.hasPrefix("photos/") })
        }
    }

    @Test func `what is wrong with a chunk is said of that chunk, and nothing is changed`()
        async throws
    {
        try await PictureHouse.with { house in
            let id = try await house.begin(Self.bytes)
            let good = Array(Self.bytes[500..<1_000])
            let digest = Digest.sha256(good)
            let cases: [(Int, [UInt8], [UInt8], UploadError)] = [
                (1, Array(good.dropLast()), digest, .wrongLength(chunk: 1, expected: 500)),
                (1, good + [0], digest, .wrongLength(chunk: 1, expected: 500)),
                (1, [], digest, .wrongLength(chunk: 1, expected: 500)),
                (4, good, digest, .wrongLength(chunk: 4, expected: 300)),
                (1, good, Digest.sha256([1]), .wrongDigest(chunk: 1)),
                (1, good.reversed(), digest, .wrongDigest(chunk: 1)),
                (5, good, digest, .noSuchChunk(5, last: 4)),
                (-1, good, digest, .noSuchChunk(-1, last: 4)),
                (.max, good, digest, .noSuchChunk(.max, last: 4)),
            ]
            for (number, bytes, digest, error) in cases {
                await #expect(throws: error) {
                    try await house.uploads.receive(
                        bytes, chunk: number, digest: digest, of: id, by: PictureHouse.producer)
                }
            }
            let view = try await house.uploads.find(id, by: PictureHouse.producer)
            #expect(view.received == [])
            #expect(try house.files() == [])
            await #expect(throws: UploadError.incomplete(missing: [0, 1, 2, 3, 4])) {
                try await house.uploads.finish(id, by: PictureHouse.producer)
            }
        }
    }

    @Test func `after a restart only what lacks is sent`() async throws {
        try await PictureHouse.with { first in
            let photo = try PictureHouse.photo()
            let id = try await first.begin(photo)
            for chunk in [0, 2] { try await first.send(chunk, of: photo, to: id) }
            // Bytes that were written without being noted are as if they had never come.
            try first.shelf.write([1, 2, 3], at: 500, of: id)
            let second = try await first.reopened()
            // A client that forgot its upload begins again and is led to the same one.
            #expect(try await second.begin(photo) == id)
            let view = try await second.uploads.find(id, by: PictureHouse.producer)
            #expect(view.received == [0, 2])
            for chunk in view.upload.missing(received: view.received) {
                try await second.send(chunk, of: photo, to: id)
            }
            let third = try await second.reopened()
            let done = try await third.uploads.finish(id, by: PictureHouse.producer)
            let fourth = try await third.reopened()
            #expect(try await fourth.uploads.finish(id, by: PictureHouse.producer) == done)
            try await fourth.house.store.close()
        }
    }

    @Test func `bytes that the disk changed are asked for again, by their chunk`() async throws {
        try await PictureHouse.with { house in
            let photo = try PictureHouse.photo()
            let id = try await house.begin(photo)
            let view = try await house.uploads.find(id, by: PictureHouse.producer)
            for chunk in view.upload.missing(received: []) {
                try await house.send(chunk, of: photo, to: id)
            }
            try house.shelf.write([0xAA, 0xBB], at: 510, of: id)
            await #expect(throws: UploadError.spoiled(chunks: [1])) {
                try await house.uploads.finish(id, by: PictureHouse.producer)
            }
            let after = try await house.uploads.find(id, by: PictureHouse.producer)
            #expect(after.upload.missing(received: after.received) == [1])
            try await house.send(1, of: photo, to: id)
            // As after a backup was put back without the folder of files.
            try house.shelf.discard(id)
            await #expect(
                throws: UploadError.spoiled(chunks: Array(0..<view.upload.chunkCount))
            ) {
                try await house.uploads.finish(id, by: PictureHouse.producer)
            }
            #expect(try await house.upload(photo).photo != nil)
        }
    }

    @Test func `a whole that is not what was announced is refused and named`() async throws {
        try await PictureHouse.with { house in
            let draft = UploadDraft(
                purpose: .photo, bytes: Self.bytes.count,
                sha256: Digest.hex(Digest.sha256([1])), producer: ProducerID("pr_1"))
            let answer = try await house.uploads.open(
                draft, by: PictureHouse.producer, once: .free
            ) { Answer(status: 201, body: Array($0.upload.id.text.utf8)) }
            let id = UploadID(answer.text)
            for chunk in 0..<5 { try await house.send(chunk, of: Self.bytes, to: id) }
            await #expect(throws: UploadError.wrongWhole) {
                try await house.uploads.finish(id, by: PictureHouse.producer)
            }
        }
    }

    @Test func `a file that is no photo is refused, and again, and leaves nothing`() async throws {
        try await PictureHouse.with { house in
            for (bytes, fault) in [
                (Self.bytes, PictureFault.notAPhoto(name: nil)),
                (Array("<svg xmlns='a'/>".utf8), .notAPhoto(name: "SVG")),
                (Array(try PictureHouse.photo().dropLast(40)), .truncated),
                (try PictureHouse.photo() + Array("<html>".utf8), .hiddenFile),
            ] {
                let refusal = PictureError.refused(fault, .photo)
                await #expect(throws: refusal) { try await house.upload(bytes) }
                #expect(try house.files() == [])
                let refused = try await house.house.store.read { session in
                    try session.uploadUse(of: ProducerID("pr_1"))
                }
                #expect(refused == UploadUse(openUploads: 0, openBytes: 0, keptBytes: 0))
            }
            let id = try await house.begin(Self.bytes)
            for chunk in 0..<5 { try await house.send(chunk, of: Self.bytes, to: id) }
            for _ in 0..<2 {
                await #expect(throws: PictureError.refused(.notAPhoto(name: nil), .photo)) {
                    try await house.uploads.finish(id, by: PictureHouse.producer)
                }
            }
            await #expect(throws: UploadError.over(.refused)) {
                try await house.send(0, of: Self.bytes, to: id)
            }
        }
    }

    @Test func `a scan is kept byte for byte, for those who attach it`() async throws {
        try await PictureHouse.with { house in
            let pdf = Array("%PDF-1.7\n".utf8) + Self.bytes + Array("\n%%EOF\n".utf8)
            let view = try await house.upload(pdf, .scan)
            let (scan, photo) = try await house.house.store.read { session in
                (
                    try session.finishedUpload(view.upload.id, purpose: .scan),
                    try session.finishedUpload(view.upload.id, purpose: .photo)
                )
            }
            let file = StoredFile(
                sha256: Digest.sha256(pdf), bytes: pdf.count, contentType: "application/pdf")
            #expect(scan == file)
            #expect(photo == nil)
            let kept = FileManager.default.contents(
                atPath: try house.shelf.path(of: file.sha256, on: .scans))
            #expect(kept.map { Array($0) } == pdf)
            #expect(try house.files().count == 1)
            await #expect(throws: PictureError.refused(.notAPhoto(name: "HTML"), .scan)) {
                try await house.upload(Array("<html></html>".utf8), .scan)
            }
        }
    }

    @Test func `the same photo from two producers is made once and belongs to both`() async throws {
        try await PictureHouse.with { house in
            let photo = try PictureHouse.photo()
            let first = try await house.upload(photo)
            let files = try house.files()
            let second = try await house.upload(photo, by: PictureHouse.other, of: "pr_2")
            #expect(first.photo == second.photo)
            #expect(first.upload.id != second.upload.id)
            #expect(try house.files() == files)
            // Sent again by one of them, not a byte is asked for.
            #expect(try await house.begin(photo) == first.upload.id)
            let id = try #require(first.photo?.id)
            for producer in ["pr_1", "pr_2"] {
                #expect(
                    try await house.house.store.read {
                        try $0.hasPhoto(id, of: ProducerID(producer))
                    })
            }
        }
    }

    @Test func `eight who finish at once get one photo`() async throws {
        try await PictureHouse.with { house in
            let photo = try PictureHouse.photo()
            let id = try await house.begin(photo)
            let view = try await house.uploads.find(id, by: PictureHouse.producer)
            for chunk in view.upload.missing(received: []) {
                try await house.send(chunk, of: photo, to: id)
            }
            let uploads = house.uploads
            let found = try await withThrowingTaskGroup(of: PhotoID?.self) { tasks in
                for _ in 0..<8 {
                    tasks.addTask {
                        try await uploads.finish(id, by: PictureHouse.producer).photo?.id
                    }
                }
                return try await tasks.reduce(into: []) { $0.append($1) }
            }
            #expect(found == Array(repeating: PhotoID(ofFile: Digest.sha256(photo)), count: 8))
        }
    }

    @Test func `a producer sends so much at a time, and keeps so much`() async throws {
        try await PictureHouse.with { limits in
            limits.openUploads = 2
            limits.openBytes = 5_000
            limits.keptBytes = 6_000
        } _: { house in
            let parts = (0..<4).map { number in Self.bytes.map { $0 ^ UInt8(number) } }
            let first = try await house.begin(parts[0])
            _ = try await house.begin(parts[1])
            await #expect(throws: UploadError.tooManyOpen(limit: 2)) {
                try await house.begin(parts[2])
            }
            // Somebody else's uploads are not counted, and neither is one that is gone on with.
            _ = try await house.begin(parts[2], by: PictureHouse.other, of: "pr_2")
            #expect(try await house.begin(parts[0]) == first)
            for chunk in 0..<5 { try await house.send(chunk, of: parts[0], to: first) }
            await #expect(throws: PictureError.self) {
                try await house.uploads.finish(first, by: PictureHouse.producer)
            }
            await #expect(throws: UploadError.tooMuchOpen(bytes: 5_000)) {
                try await house.begin(parts[3] + parts[3])
            }
            let pdf = Array("%PDF-1.7\n".utf8) + Self.bytes + Array("%%EOF".utf8)
            _ = try await house.upload(pdf, .scan)
            await #expect(throws: UploadError.quotaFull(bytes: 6_000)) {
                try await house.begin(parts[3])
            }
        }
    }

    @Test func `an upload that got nothing for a day is forgotten, others are not`() async throws {
        try await PictureHouse.with { house in
            let old = try await house.begin(Self.bytes)
            try await house.send(0, of: Self.bytes, to: old)
            house.clock.advance(seconds: 20 * 3_600)
            let young = try await house.begin(Self.bytes.reversed())
            let kept = try await house.upload(try PictureHouse.photo())
            #expect(try await house.uploads.sweep() == 0)
            house.clock.advance(seconds: 4 * 3_600 + 1)
            try house.shelf.write([1], at: 0, of: UploadID("up_of_nobody"))
            #expect(try await house.uploads.sweep() == 1)
            await #expect(throws: UploadError.notFound(old)) {
                try await house.send(1, of: Self.bytes, to: old)
            }
            try await house.send(0, of: Self.bytes.reversed(), to: young)
            #expect(
                try house.files().filter { $0.hasPrefix("uploads/") } == ["uploads/\(young.text)"])
            #expect(
                try await house.uploads.find(kept.upload.id, by: PictureHouse.producer).photo
                    != nil)
        }
    }

    @Test func `only who acts for the producer sends for it, and an officer sends scans`()
        async throws
    {
        try await PictureHouse.with { house in
            let id = try await house.begin(Self.bytes)
            let strangers = [
                PictureHouse.other, MarketSamples.caller(.storefront),
                MarketSamples.caller(.officer),
            ]
            for stranger in strangers {
                await #expect(throws: AccessError.outOfScope) {
                    try await house.begin(Self.bytes.reversed(), by: stranger)
                }
                await #expect(throws: AccessError.outOfScope) {
                    try await house.send(0, of: Self.bytes, to: id, by: stranger)
                }
                await #expect(throws: AccessError.outOfScope) {
                    try await house.uploads.find(id, by: stranger)
                }
                await #expect(throws: AccessError.outOfScope) {
                    try await house.uploads.finish(id, by: stranger)
                }
            }
            _ = try await house.begin(Self.bytes, .scan, by: MarketSamples.caller(.officer))
            await #expect(throws: ProducerDesk.Failure.notFound(ProducerID("pr_9"))) {
                try await house.begin(Self.bytes, of: "pr_9")
            }
        }
    }

    @Test func `a backup has the files that its database names, and says which lack`() async throws
    {
        try await PictureHouse.with { house in
            _ = try await house.upload(try PictureHouse.photo())
            let pdf = Array("%PDF-1.7\n%%EOF".utf8)
            _ = try await house.upload(pdf, .scan)
            let copy = house.folder.file("copy.db")
            try house.house.store.backup(to: copy)
            let named = try Store.shelvedFiles(inFileAt: copy)
            // Three sizes in two formats; a small photo has the same bytes in two sizes.
            #expect(named.filter { $0.board == .scans }.count == 1)
            #expect(named.count == (try house.files().count))
            let other = try FileShelf(house.folder.file("copy.files"))
            #expect(other.problems(with: named).count == named.count)
            #expect(try house.shelf.copy(named, to: other) == named.count)
            #expect(try house.shelf.copy(named, to: other) == 0)
            #expect(other.problems(with: named) == [])
            let scan = other.path(of: Digest.sha256(pdf), on: .scans)
            try Data("khác".utf8).write(to: URL(filePath: scan))
            #expect(other.problems(with: named) == ["a file is damaged: \(scan)"])
            try FileManager.default.removeItem(atPath: scan)
            #expect(other.problems(with: named) == ["a file is missing: \(scan)"])
        }
    }
}
