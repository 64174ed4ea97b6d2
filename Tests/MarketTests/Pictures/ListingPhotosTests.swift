internal import Market
internal import Testing

/// Words for photos that came without any.
@Suite struct ListingPhotosTests {
    @Test func `a photo without words says what it shows, and given words stay`() {
        let row: [ListingPhoto] = [
            ListingPhoto(id: PhotoID("ph_1")), ListingPhoto(id: PhotoID("ph_2")),
            ListingPhoto(id: PhotoID("ph_3"), kind: .label),
            ListingPhoto(id: PhotoID("ph_4"), kind: .logo),
            ListingPhoto(id: PhotoID("ph_5"), alt: "Ruộng tỏi trên đảo"),
        ]
        #expect(
            ListingPhotos.described(row, name: "Tỏi Lý Sơn").map(\.alt) == [
                "Ảnh Tỏi Lý Sơn", "Ảnh Tỏi Lý Sơn, hình 2", "Nhãn của Tỏi Lý Sơn",
                "Biểu trưng của Tỏi Lý Sơn", "Ruộng tỏi trên đảo",
            ])
    }

    @Test func `every fault of a row is told at once`() {
        let row: [ListingPhoto] = [
            ListingPhoto(id: PhotoID("ph_1")), ListingPhoto(id: PhotoID("ph_1")),
            ListingPhoto(id: PhotoID("ph_2"), alt: "a\u{0}b"),
        ]
        let problems = #expect(throws: FieldProblems.self) {
            try ListingPhotos.checked(row) { $0 == PhotoID("ph_1") }
        }
        #expect(
            problems?.all.map(\.field) == ["photos[1].id", "photos[2].id", "photos[2].alt"])
    }
}
