internal import Foundation
internal import Reach
internal import TestSupport
import Testing

/// The country's map stays light on a weak line, whatever it shows.
@Suite struct MapWeightTests {
    /// What a server's gzip makes of the bytes.
    private static func zipped(_ bytes: [UInt8]) throws -> Int {
        let file = URL.temporaryDirectory.appending(path: "map-\(UUID().uuidString).svg")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let gzip = Process()
        gzip.executableURL = URL(filePath: "/usr/bin/env")
        gzip.arguments = ["gzip", "-6", "-c", file.path(percentEncoded: false)]
        let pipe = Pipe()
        gzip.standardOutput = pipe
        try gzip.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        gzip.waitUntilExit()
        return data.count
    }

    @Test func `the country by commune is below 60 kB gzipped at its most varied`() throws {
        let places = CataloguePlaces.all
        var dice = CoverageDice(seed: 60)
        var tables = CoverageSamples.openTables()
        for commune in places.communes {
            let rule = CoverageSamples.rule(
                "p-\(commune.code.digits)", "commune:\(commune.code.digits)"
            ) {
                if dice.hits(30) { $0.delivery = false }
                let days = dice.number(0...9)
                $0.deliveryExtraDays = DaySpan(min: days, max: days + dice.number(0...5))
            }
            tables.placeRules.append(rule)
        }
        let plan = try ReachSnapshot(places: places, coverage: tables).plan(
            from: CoverageSamples.commune("21548"), on: CoverageSamples.day("2026-10-07"))
        let name = Sentence(vietnamese: "Tỏi Lý Sơn", english: "Garlic")
        let map = ReachMap(plan, CoverageSamples.parcel(), subject: name, province: nil)
        let svg = map.tiles(TileLayoutTests.country).svg(in: \.vietnamese)
        let size = try Self.zipped(svg)
        #expect(size > 5_000 && size < 60_000, "\(size) bytes of \(svg.count)")
    }
}
