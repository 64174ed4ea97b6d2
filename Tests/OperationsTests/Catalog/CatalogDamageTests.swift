internal import Operations
internal import TestSupport
internal import Testing

@Suite struct CatalogDamageTests {
    /// Bytes that mean something to a table or to JSON, and some that mean nothing to anybody.
    private static let strokes: [[UInt8]] = [
        [], [0x22], [0x2C], [0x0A], [0x0D], [0x00], [0xFF], [0xC3], [0x2D], [0x30], [0x7B],
        Array("\u{301}".utf8), Array("999999999999999999999".utf8), Array("nan".utf8),
    ]

    @Test(arguments: [UInt64(1), 20_261_122])
    func `a file damaged anywhere is read or refused, and never stops the program`(
        seed: UInt64
    ) async throws {
        var dice = CoverageDice(seed: seed)
        let house = try await CatalogHouse()
        let whole = SmallCatalog()
        let names = whole.files.keys.sorted()
        var refusals = 0
        for round in 0..<200 {
            var catalog = whole
            let file = dice.pick(names)
            var bytes = catalog.files[file] ?? []
            for _ in 0..<dice.number(1...3) where !bytes.isEmpty {
                let place = dice.number(0...(bytes.count - 1))
                let end = min(bytes.count, place + dice.number(0...40))
                bytes.replaceSubrange(place..<end, with: dice.pick(Self.strokes))
            }
            catalog.set(file, to: bytes)
            let folder = try catalog.write()
            do throws(CatalogProblems) {
                _ = try house.desk.read(folder: folder.path)
            } catch {
                refusals += 1
                #expect(error.count > 0, "seed \(seed), round \(round), \(file)")
            }
        }
        #expect(refusals > 100, "seed \(seed)")
    }
}
