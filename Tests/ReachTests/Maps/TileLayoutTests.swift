internal import Reach
internal import TestSupport
import Testing

@Suite struct TileLayoutTests {
    /// Laying out the country takes a while without optimisation; one does for all.
    static let country = TileLayout(of: CataloguePlaces.all.communes)

    private static func communes(of province: String) -> [Commune] {
        CataloguePlaces.all.communes.filter { $0.province.digits == province }
    }

    @Test func `every commune of the country has a cell of its own`() throws {
        let communes = CataloguePlaces.all.communes
        let layout = Self.country
        #expect(layout.cells.count == communes.count)
        #expect(Set(layout.cells).count == communes.count)
        #expect(layout.cells.allSatisfy { (0..<layout.columns).contains($0.column) })
        #expect(layout.cells.allSatisfy { (0..<layout.rows).contains($0.row) })
        // Nobody is moved so far that he would look for himself in vain: north stays north.
        let order = communes.indices.sorted { communes[$0].latitude > communes[$1].latitude }
        let rows = order.map { layout.cells[$0].row }
        let wrong = zip(rows, rows.dropFirst(300)).count { $0 > $1 }
        #expect(wrong < communes.count / 50, "\(wrong)")
    }

    @Test func `islands stand in the sea and do not widen the country`() throws {
        let communes = CataloguePlaces.all.communes
        let layout = Self.country
        let land = communes.indices.filter { communes[$0].type != .specialZone }
        let islands = communes.indices.filter { communes[$0].type == .specialZone }
        let dry = Set(land.map { layout.cells[$0] })
        let mostEastern = land.map { layout.cells[$0].column }.max() ?? 0
        #expect(layout.columns <= mostEastern + 5)
        for island in islands {
            let cell = layout.cells[island]
            let beside = dry.filter {
                abs($0.column - cell.column) <= 1 && abs($0.row - cell.row) <= 1
            }
            #expect(beside.isEmpty, "\(communes[island].name)")
        }
        let names = Dictionary(
            uniqueKeysWithValues: islands.map { (communes[$0].name, layout.cells[$0]) })
        let hoangSa = try #require(names["Hoàng Sa"])
        let truongSa = try #require(names["Trường Sa"])
        #expect(hoangSa.column > mostEastern - 8 && truongSa.row > hoangSa.row)
    }

    @Test func `the sea is east in a coastal province`() throws {
        let communes = Self.communes(of: "51")
        let layout = TileLayout(of: communes)
        #expect(Set(layout.cells).count == 96)
        let cell = Dictionary(uniqueKeysWithValues: zip(communes.map(\.name), layout.cells))
        let island = try #require(cell["Lý Sơn"])
        let border = try #require(cell["Bờ Y"])
        #expect(island.column > border.column + 5 && island.row < border.row)
    }

    @Test func `provinces have a cell each and stand in order from north to south`() throws {
        let places = CataloguePlaces.all
        let layout = TileLayout(of: places.provinces, communes: places.communes)
        #expect(Set(layout.cells).count == places.provinces.count)
        let cell = Dictionary(uniqueKeysWithValues: zip(places.provinces.map(\.name), layout.cells))
        let names = ["Hà Nội", "Nghệ An", "Đà Nẵng", "Quảng Ngãi", "Cà Mau"]
        let rows = try names.map { name in try #require(cell[name]).row }
        #expect(rows == rows.sorted() && Set(rows).count == rows.count, "\(rows)")
    }

    @Test func `the same places always give the same map, also when all stand in one point`() {
        let communes = Self.communes(of: "51")
        #expect(TileLayout(of: communes).cells == TileLayout(of: communes).cells)
        let heap = TileLayout(of: CoverageSamples.places.communes)
        #expect(Set(heap.cells).count == CoverageSamples.places.communes.count)
        #expect(TileLayout(of: []).cells.isEmpty)
    }
}
