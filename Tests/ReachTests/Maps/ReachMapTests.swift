internal import Foundation
internal import Reach
internal import TestSupport
import Testing

@Suite struct ReachMapTests {
    private static func map(
        places: Places = CoverageSamples.places, province: String? = nil,
        _ change: (inout CoverageTables) -> Void = { _ in }
    ) throws -> ReachMap {
        var tables = CoverageSamples.openTables()
        change(&tables)
        let plan = try ReachSnapshot(places: places, coverage: tables).plan(
            from: CoverageSamples.commune("21025"), on: CoverageSamples.day("2026-10-07"))
        return ReachMap(
            plan, CoverageSamples.parcel(),
            subject: Sentence(vietnamese: "Tỏi <Lý Sơn> & \"dầu\"", english: "Garlic"),
            province: province.flatMap { ProvinceCode($0) })
    }

    private static func svg(_ map: ReachMap, english: Bool = false) -> String {
        let isCountry = map.communes.count == CataloguePlaces.all.communes.count
        let tiles = map.tiles(
            isCountry ? TileLayoutTests.country : TileLayout(of: map.communes))
        let bytes = english ? tiles.svg(in: \.english) : tiles.svg(in: \.vietnamese)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func count(_ part: String, in text: String) -> Int {
        text.components(separatedBy: part).count - 1
    }

    @Test func `the country has one cell per commune and stays light`() throws {
        let places = CataloguePlaces.all
        let map = try Self.map(places: places) {
            $0.placeRules.append(
                CoverageSamples.rule("p1", "province:01") { $0.delivery = false })
        }
        let svg = Self.svg(map)
        #expect(Self.count("<use ", in: svg) == 3_321)
        #expect(Self.count("</title></use>", in: svg) == 3_321)
        #expect(svg.contains("Đặc khu Lý Sơn") && !svg.contains("<script"))
        #expect(Self.count("href=\"#e\"", in: svg) == 126)
        #expect(Self.isWellFormed(svg))
    }

    @Test func `what people wrote cannot become markup`() throws {
        let svg = Self.svg(try Self.map())
        #expect(svg.contains("Tỏi &lt;Lý Sơn&gt; &amp; &quot;dầu&quot;"))
        #expect(Self.isWellFormed(svg))
    }

    @Test func `each status has a glyph of its own and a legend that counts it`() throws {
        let map = try Self.map {
            $0.placeRules.append(
                CoverageSamples.rule("p1", "province:01") { $0.delivery = false })
            $0.lanes[0] = CoverageSamples.lane(from: "province:51", to: "province:51")
            $0.lanes.append(CoverageSamples.lane("l-2", from: "province:51", to: "province:01"))
        }
        let svg = Self.svg(map)
        for words in ["3–4 ngày: 3 xã", "không giao: 2 xã", "chưa rõ: 2 xã"] {
            #expect(svg.contains(words), "\(words)")
        }
        #expect(Self.svg(map, english: true).contains("not served: 2 communes"))
        let tiles = map.tiles(TileLayout(of: map.communes))
        #expect(Set(tiles.marks.map(\.glyph)).count == tiles.marks.count)
    }

    @Test func `a province is shown alone when asked for`() throws {
        let map = try Self.map(places: CataloguePlaces.all, province: "51")
        #expect(map.communes.count == 96)
        #expect(Self.count("<use ", in: Self.svg(map)) == 96)
        #expect(Self.svg(map).contains("96/96 xã"))
    }

    @Test func `provinces are tiles with their share`() throws {
        let places = CataloguePlaces.all
        let map = try Self.map(places: places) {
            $0.placeRules.append(
                CoverageSamples.rule("p1", "commune:21548") { $0.delivery = false })
        }
        let layout = TileLayout(of: places.provinces, communes: places.communes)
        let svg = String(
            decoding: map.provinceTiles(layout).svg(in: \.vietnamese), as: UTF8.self)
        #expect(Self.count("<use ", in: svg) == 34)
        #expect(svg.contains("95/96 xã") && svg.contains("126/126 xã"))
        #expect(Self.isWellFormed(svg))
    }

    @Test func `points are longitude before latitude and one per commune`() throws {
        let map = try Self.map(places: CataloguePlaces.all, province: "51")
        let object = try JSONSerialization.jsonObject(with: Data(map.geoJSON)) as? [String: Any]
        let features = try #require(object?["features"] as? [[String: Any]])
        #expect(object?["type"] as? String == "FeatureCollection" && features.count == 96)
        for feature in features {
            let geometry = try #require(feature["geometry"] as? [String: Any])
            let point = try #require(geometry["coordinates"] as? [Double])
            #expect((107.0...110.0).contains(point[0]) && (13.0...16.0).contains(point[1]))
            let properties = try #require(feature["properties"] as? [String: Any])
            #expect(properties["status"] as? String == "served")
            #expect(properties["cheapest_vnd"] as? Int == 20_000)
        }
    }

    @Test func `the table has a line per commune, quoted where it must be`() throws {
        let lines = String(decoding: try Self.map().csv, as: UTF8.self)
            .components(separatedBy: "\r\n")
        #expect(lines.count == 9 && lines.last?.isEmpty == true)
        #expect(lines[0] == ReachMap.columns.joined(separator: ","))
        #expect(lines.dropFirst().dropLast().allSatisfy { $0.contains(",served,2,3,20000,") })
    }

    /// Whether every element that is opened is closed again, in order, and nothing else is markup.
    private static func isWellFormed(_ text: String) -> Bool {
        var open: [Substring] = []
        for part in text.split(separator: "<") {
            guard let end = part.firstIndex(of: ">") else { return false }
            let tag = part[..<end]
            if tag.hasPrefix("/") {
                guard open.popLast() == tag.dropFirst() else { return false }
            } else if !tag.hasSuffix("/") {
                open.append(tag.prefix { $0 != " " })
            }
            guard tag.count(where: { $0 == "\"" }).isMultiple(of: 2) else { return false }
        }
        return open.isEmpty
    }
}
