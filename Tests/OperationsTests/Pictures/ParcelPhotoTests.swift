internal import Market
@testable internal import Operations
internal import Pictures
internal import Reach
@testable internal import Storage
internal import TestSupport
import Testing

/// The photo of a packed parcel: for those who handle it, and gone with the receiver.
@Suite struct ParcelPhotoTests {
    private static let parcel = ParcelID("pk_1")
    private static let courier = CoverageSamples.courier("a")
    private static let measures = PackedMeasures(
        weightGrams: 500, lengthCm: 10, widthCm: 10, heightCm: 10)

    private static func packing(_ house: PictureHouse) -> PackingDesk {
        PackingDesk(house: house.house)
    }

    /// A house with the parcels `pk_1` and `pk_2` of one order, both to be packed.
    private static func with(_ body: (PictureHouse) async throws -> Void) async throws {
        try await PictureHouse.with { house in
            let parcels = ["pk_1", "pk_2"].map { id in
                OrderParcel(
                    id: ParcelID(id), producer: ProducerID("pr_1"),
                    origin: CoverageSamples.commune("21548"),
                    destination: CoverageSamples.commune("00004"), weightGrams: 320,
                    courier: courier, service: CoverageSamples.serviceCode("std"),
                    freight: Money(vnd: 20_000), leadMinDays: 2, leadMaxDays: 3, evidence: [],
                    collect: Money(vnd: 0))
            }
            let order = MarketSamples.order("or_1", parcels: parcels)
            try await house.house.store.write { session in
                try session.insert(
                    order, names: order.lines.map { _ in "Tỏi" },
                    parcelOfLine: order.lines.map { _ in parcel })
                for parcel in parcels {
                    try session.insert(Assignment(of: parcel, at: 1, decideBy: nil))
                }
            }
            try await body(house)
        }
    }

    private static func pack(
        _ parcel: ParcelID = parcel, with photo: UploadID?, in house: PictureHouse
    ) async throws {
        _ = try await packing(house).confirm(
            parcel, measures, photo: photo, by: PictureHouse.producer, once: .free,
            render: { Answer(status: 200, body: Array(($0.photo?.upload.text ?? "").utf8)) })
    }

    private static func look(
        _ caller: Caller, at parcel: ParcelID = parcel, in house: PictureHouse
    ) async throws -> [UInt8] {
        let opened = try await packing(house).photo(of: parcel, by: caller)
        var bytes: [UInt8] = []
        while true {
            let piece = try await opened.bytes(from: bytes.count)
            if piece.isEmpty { return bytes }
            bytes += piece
        }
    }

    private static func erase(_ house: PictureHouse) async throws {
        let now = house.clock.now
        try await house.house.store.write {
            try $0.eraseReceiver(of: OrderID("or_1"), at: now)
        }
        _ = try await house.uploads.sweep()
    }

    @Test func `its producer, its courier and operators see a JPEG, nobody else does`()
        async throws
    {
        try await Self.with { house in
            let view = try await house.upload(try PictureHouse.photo(), .parcel)
            try await Self.pack(with: view.upload.id, in: house)
            let own = MarketSamples.caller(.courier, .courier(Self.courier))
            for caller in [PictureHouse.producer, own, MarketSamples.caller(.admin)] {
                let bytes = try await Self.look(caller, in: house)
                #expect(bytes.prefix(3) == [0xFF, 0xD8, 0xFF])
            }
            let strangers = [
                PictureHouse.other, MarketSamples.caller(.storefront),
                MarketSamples.caller(.officer),
                MarketSamples.caller(.courier, .courier(CoverageSamples.courier("b"))),
            ]
            for caller in strangers {
                await #expect(throws: OrderError.parcelNotFound(Self.parcel)) {
                    _ = try await Self.look(caller, in: house)
                }
            }
        }
    }

    @Test func `nothing of it is among the public photos`() async throws {
        try await Self.with { house in
            let view = try await house.upload(try PictureHouse.photo(), .parcel)
            try await Self.pack(with: view.upload.id, in: house)
            #expect(view.photo == nil)
            let names = try house.files()
            #expect(names.count == 1 && names.allSatisfy { $0.hasPrefix("parcels/") })
            let id = PhotoID(ofFile: view.upload.sha256)
            #expect(throws: PictureError.noPhoto(id)) {
                _ = try house.photos.open("800.jpg", of: id)
            }
        }
    }

    @Test func `a person's look is noted, a courier's program's is not`() async throws {
        try await Self.with { house in
            let view = try await house.upload(try PictureHouse.photo(), .parcel)
            try await Self.pack(with: view.upload.id, in: house)
            _ = try await Self.look(MarketSamples.caller(.admin), in: house)
            let own = MarketSamples.caller(.courier, .courier(Self.courier))
            _ = try await Self.look(own, in: house)
            let reads = try await house.house.store.read {
                try $0.personalReads(of: OrderID("or_1")).filter { $0.door == .photo }
            }
            #expect(reads.map(\.reader) == [MarketSamples.caller(.admin).keyID])
        }
    }

    @Test func `the photo and its file go with the receiver, but not before the last parcel`()
        async throws
    {
        try await Self.with { house in
            let view = try await house.upload(try PictureHouse.photo(), .parcel)
            try await Self.pack(with: view.upload.id, in: house)
            try await Self.pack(ParcelID("pk_2"), with: view.upload.id, in: house)
            // A second photo of the first parcel leaves the file to the other one.
            let other = try await house.upload(try PictureHouse.photo("nén"), .parcel)
            try await Self.pack(with: other.upload.id, in: house)
            _ = try await house.uploads.sweep()
            #expect(try house.files().count == 2)
            try await Self.erase(house)
            #expect(try house.files() == [])
            await #expect(throws: PictureError.self) {
                _ = try await Self.look(PictureHouse.producer, in: house)
            }
            // The same picture sent again is made anew.
            let again = try await house.upload(try PictureHouse.photo(), .parcel)
            #expect(again.upload.id != view.upload.id && again.upload.state == .finished)
            #expect(try house.files().count == 1)
        }
    }

    @Test func `a photo that no parcel names is forgotten after a week`() async throws {
        try await Self.with { house in
            _ = try await house.upload(try PictureHouse.photo(), .parcel)
            house.clock.advance(seconds: 6 * 86_400)
            _ = try await house.uploads.sweep()
            #expect(try house.files().count == 1)
            house.clock.advance(seconds: 2 * 86_400)
            _ = try await house.uploads.sweep()
            #expect(try house.files() == [])
        }
    }

    @Test func `only a finished photo of the same producer's parcels is taken`() async throws {
        try await Self.with { house in
            let open = try await house.begin(try PictureHouse.photo(), .parcel)
            let shown = try await house.upload(try PictureHouse.photo("hành"))
            let foreign = try await house.upload(
                try PictureHouse.photo("tiêu"), .parcel, by: PictureHouse.other, of: "pr_2")
            for id in [open, shown.upload.id, foreign.upload.id, UploadID("up_0")] {
                await #expect(throws: FieldProblems.self) {
                    try await Self.pack(with: id, in: house)
                }
            }
            // Nothing was packed by what was refused.
            let state = try await house.house.store.read {
                try $0.owner(of: Self.parcel)?.parcel.packing.state
            }
            #expect(state == .toPack)
        }
    }

    @Test func `measuring again without a photo keeps the one that is there`() async throws {
        try await Self.with { house in
            let view = try await house.upload(try PictureHouse.photo(), .parcel)
            try await Self.pack(with: view.upload.id, in: house)
            try await Self.pack(with: nil, in: house)
            let kept = try await house.house.store.read { try $0.parcelPhoto(of: Self.parcel) }
            #expect(kept?.upload == view.upload.id)
        }
    }

    @Test func `photos of parcels with an order use none of the producer's room`() async throws {
        try await Self.with { house in
            let view = try await house.upload(try PictureHouse.photo(), .parcel)
            let use = {
                try await house.house.store.read { session in
                    try session.uploadUse(of: ProducerID("pr_1")).keptBytes
                }
            }
            #expect(try await use() == view.upload.bytes)
            try await Self.pack(with: view.upload.id, in: house)
            #expect(try await use() == 0)
        }
    }

    @Test func `a backup takes the photos along`() async throws {
        try await Self.with { house in
            let view = try await house.upload(try PictureHouse.photo(), .parcel)
            try await Self.pack(with: view.upload.id, in: house)
            let named = try Store.shelvedFiles(inFileAt: house.folder.file("vuonxa.sqlite"))
            #expect(named.map(\.board) == [.parcels])
            #expect(try house.shelf.problems(with: named) == [])
        }
    }
}
