internal import Market
@testable internal import Operations
internal import Pictures
internal import Storage
internal import TestSupport
internal import Testing

/// The row of photos of a listing: whose, how many, in which order, with which words.
@Suite struct PhotoDeskTests {
    private static let listing = ListingID("ls_1")

    private func add(
        _ photo: PhotoID, _ kind: ListingPhoto.Kind = .product, alt: String = "",
        in house: PictureHouse, by caller: Caller = PictureHouse.producer
    ) async throws {
        _ = try await house.photos.add(
            ListingPhoto(id: photo, kind: kind, alt: alt), to: Self.listing, by: caller,
            once: .free, render: Answer.of)
    }

    private func photo(_ text: String, in house: PictureHouse) async throws -> PhotoID {
        let view = try await house.upload(try PictureHouse.photo(text))
        guard let photo = view.photo else { throw PictureHouse.NoPhoto() }
        return photo.id
    }

    private func kept(in house: PictureHouse) async throws -> Listing {
        let found = try await house.house.store.read { try $0.listing(Self.listing) }
        return try #require(found)
    }

    @Test func `photos stand in their order, with words for those who cannot see them`()
        async throws
    {
        try await PictureHouse.with { house in
            let before = try await kept(in: house)
            let (front, label) = (
                try await photo("a", in: house), try await photo("b", in: house)
            )
            try await add(front, in: house)
            try await add(label, .label, alt: " Nhãn có hạn dùng ", in: house)
            let after = try await kept(in: house)
            #expect(
                after.photos == [
                    ListingPhoto(id: front, alt: "Ảnh \(before.offer.name)"),
                    ListingPhoto(id: label, kind: .label, alt: "Nhãn có hạn dùng"),
                ])
            #expect(after.version == before.version + 2)
            // A photo is a small edit: what was approved stays so.
            #expect(after.state == before.state)
            try await add(front, alt: "khác", in: house)
            #expect(try await kept(in: house) == after)
        }
    }

    @Test func `a row is put in another order only by who has read it, and the files stay`()
        async throws
    {
        try await PictureHouse.with { house in
            let ids = [try await photo("a", in: house), try await photo("b", in: house)]
            for id in ids { try await add(id, in: house) }
            let files = try house.files()
            let before = try await kept(in: house)
            let turned = [ListingPhoto(id: ids[1], alt: "Mặt sau"), ListingPhoto(id: ids[0])]
            for (version, error) in [
                (nil, PreconditionError.missing), (1, .stale(current: before.version)),
            ] {
                await #expect(throws: error) {
                    _ = try await house.photos.replace(
                        with: turned, of: Self.listing, expecting: version,
                        by: PictureHouse.producer, once: .free, render: Answer.of)
                }
            }
            for row in [turned, []] {
                let version = try await kept(in: house).version
                _ = try await house.photos.replace(
                    with: row, of: Self.listing, expecting: version, by: PictureHouse.producer,
                    once: .free, render: Answer.of)
                #expect(try await kept(in: house).photos.map(\.id) == row.map(\.id))
            }
            #expect(try house.files() == files)
        }
    }

    @Test func `a thirteenth photo, one twice, and one of nobody or of others is refused`()
        async throws
    {
        try await PictureHouse.with { house in
            let mine = try await photo("a", in: house)
            let theirs = try await house.upload(
                try PictureHouse.photo("b"), by: PictureHouse.other, of: "pr_2")
            let foreign = try #require(theirs.photo?.id)
            let version = try await kept(in: house).version
            let cases: [([ListingPhoto], String)] = [
                ([ListingPhoto(id: foreign)], "photos[0].id"),
                ([ListingPhoto(id: PhotoID("ph_9"))], "photos[0].id"),
                ([ListingPhoto(id: mine), ListingPhoto(id: mine)], "photos[1].id"),
                ([ListingPhoto(id: mine, alt: "a\u{202E}b")], "photos[0].alt"),
                (
                    [ListingPhoto(id: mine, alt: String(repeating: "ế", count: 301))],
                    "photos[0].alt"
                ),
                ((0..<13).map { ListingPhoto(id: PhotoID("ph_\($0)")) }, "photos"),
            ]
            for (row, field) in cases {
                let problems = await #expect(throws: FieldProblems.self) {
                    _ = try await house.photos.replace(
                        with: row, of: Self.listing, expecting: version,
                        by: PictureHouse.producer, once: .free, render: Answer.of)
                }
                #expect(problems?.all.first?.field == field)
            }
            await #expect(throws: FieldProblems.self) {
                try await add(foreign, in: house)
            }
            await #expect(throws: AccessError.outOfScope) {
                try await add(foreign, in: house, by: PictureHouse.other)
            }
            #expect(try await kept(in: house).photos == [])
            #expect(try await kept(in: house).version == version)
        }
    }

    @Test func `a file is given out piece by piece, and only by its own name`() async throws {
        try await PictureHouse.with { house in
            let id = try await photo("a", in: house)
            let found = try await house.photos.find(id)
            #expect(
                found.forms.map(\.name).sorted() == [
                    "1600.jpg", "1600.webp", "320.jpg", "320.webp", "800.jpg", "800.webp",
                ])
            for form in found.forms {
                let file = try house.photos.open(form.name, of: id)
                var bytes: [UInt8] = []
                while bytes.count < form.bytes {
                    let piece = try await file.bytes(from: bytes.count)
                    if piece.isEmpty { break }
                    bytes += piece
                }
                #expect(Digest.sha256(bytes) == form.sha256)
                #expect(try await file.bytes(from: bytes.count) == [])
            }
            for name in ["321.webp", "0320.webp", "320.png", "320", ".webp", "../320.webp", ""] {
                #expect(throws: PictureError.noPhoto(id)) {
                    try house.photos.open(name, of: id)
                }
            }
        }
    }
}
