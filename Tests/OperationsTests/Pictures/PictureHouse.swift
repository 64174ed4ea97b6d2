internal import Foundation
internal import Market
@testable internal import Operations
internal import Pictures
internal import Reach
@testable internal import Storage
internal import TestSupport

/// A house with a shelf of files, which can be left as by a power cut and opened again.
struct PictureHouse: Sendable {
    let house: House
    let clock: MarketClock
    let folder: StoreFolder

    static let producer = MarketSamples.caller(.producer, .producer(ProducerID("pr_1")))
    static let other = MarketSamples.caller(.producer, .producer(ProducerID("pr_2")))

    var uploads: UploadDesk { UploadDesk(house: house) }
    var photos: PhotoDesk { PhotoDesk(house: house) }
    var shelf: FileShelf {
        get throws { try uploads.works.shelf }
    }

    /// Runs the body in a house with the producers `pr_1` and `pr_2` and the listing `ls_1`.
    ///
    /// Chunks are small, so that a file of a few kilobytes has several.
    static func with(
        chunkBytes: Int = 500, _ change: (inout UploadLimits) -> Void = { _ in },
        _ body: (PictureHouse) async throws -> Void
    ) async throws {
        var limits = UploadLimits()
        limits.chunkBytes = chunkBytes
        change(&limits)
        try await StoreFolder.with { folder in
            let store = try Store(path: folder.file("vuonxa.sqlite"))
            try await store.write { session in
                try session.replacePlaces(CoverageSamples.places)
                for number in 1...26 {
                    try session.upsert(
                        ProductSet(
                            number: number, name: "Bộ \(number)", group: "", sector: "I",
                            sectorName: ""))
                }
                try session.insert(MarketSamples.producer("pr_1"), at: MarketSamples.now)
                try session.insert(
                    MarketSamples.producer("pr_2") {
                        $0.commune = CoverageSamples.commune("21484")
                    }, at: MarketSamples.now)
                try session.insert(MarketSamples.listing())
            }
            try await body(try await open(store, folder, MarketClock(), limits))
        }
    }

    /// The same folder as another run of the program finds it.
    func reopened() async throws -> PictureHouse {
        try await house.store.close()
        let store = try Store(path: folder.file("vuonxa.sqlite"))
        return try await Self.open(store, folder, clock, try uploads.works.limits)
    }

    private static func open(
        _ store: Store, _ folder: StoreFolder, _ clock: MarketClock, _ limits: UploadLimits
    ) async throws -> PictureHouse {
        let works = PictureWorks(
            shelf: try FileShelf(folder.file("files")),
            press: PicturePress(words: [PressChild.path]), limits: limits)
        let house = House(
            store: store,
            clockwork: Clockwork(
                now: { clock.now }, ids: IDMaker(now: { clock.now }, random: { 0 })),
            atlas: try await Atlas.load(from: store), pictures: works)
        return PictureHouse(house: house, clock: clock, folder: folder)
    }

    /// A photo of its own for each text: a real PNG file of some kilobytes.
    static func photo(_ text: String = "tỏi") throws -> [UInt8] {
        let long = text + String(repeating: "0123456789abcdef", count: 60)
        guard let bytes = try QRCode(text: long).png(scale: 6) else { throw NoPhoto() }
        return bytes
    }

    struct NoPhoto: Error {}

    /// Begins an upload of these bytes and answers its id.
    func begin(
        _ bytes: [UInt8], _ purpose: UploadPurpose = .photo, by caller: Caller = producer,
        of producer: String = "pr_1"
    ) async throws -> UploadID {
        let draft = UploadDraft(
            purpose: purpose, bytes: bytes.count, sha256: Digest.hex(Digest.sha256(bytes)),
            producer: ProducerID(producer))
        let answer = try await uploads.open(draft, by: caller, once: .free) { view in
            Answer(status: view.isNew ? 201 : 200, body: Array(view.upload.id.text.utf8))
        }
        return UploadID(answer.text)
    }

    @discardableResult
    func send(
        _ chunk: Int, of bytes: [UInt8], to id: UploadID, by caller: Caller = producer
    ) async throws -> UploadDesk.View {
        let size = try uploads.works.limits.chunkBytes
        let piece = Array(bytes[(chunk * size)..<min(bytes.count, (chunk + 1) * size)])
        return try await uploads.receive(
            piece, chunk: chunk, digest: Digest.sha256(piece), of: id, by: caller)
    }

    /// Sends a file whole and finishes it.
    @discardableResult
    func upload(
        _ bytes: [UInt8], _ purpose: UploadPurpose = .photo, by caller: Caller = producer,
        of producer: String = "pr_1"
    ) async throws -> UploadDesk.View {
        let id = try await begin(bytes, purpose, by: caller, of: producer)
        let view = try await uploads.find(id, by: caller)
        for chunk in view.upload.missing(received: view.received) {
            try await send(chunk, of: bytes, to: id, by: caller)
        }
        return try await uploads.finish(id, by: caller)
    }

    /// The names of all files on the shelf, uploads under way included.
    func files() throws -> [String] {
        let root = folder.file("files")
        let found = FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? []
        return found.filter { name in
            var isFolder: ObjCBool = false
            let isThere = FileManager.default.fileExists(
                atPath: "\(root)/\(name)", isDirectory: &isFolder)
            return isThere && !isFolder.boolValue
        }.sorted()
    }
}
