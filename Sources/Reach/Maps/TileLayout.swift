/// A map in which every place is one cell of a grid, laid out so that a person knows the country.
///
/// The cells together keep the outline of the land. Where many small places crowd, the land is
/// stretched from north to south, and so every place stays near its true position.
package struct TileLayout: Sendable {
    /// One square of the grid, counted from the upper left.
    package struct Cell: Hashable, Sendable {
        package let column: Int
        package let row: Int
    }

    package private(set) var columns: Int
    package private(set) var rows: Int
    /// One per place, in the order of the places; no two are the same.
    package private(set) var cells: [Cell]

    /// Every commune one cell; the special zones, which are islands, stand apart in the sea.
    package init(of communes: [Commune]) {
        let points = communes.map(TilePoint.init)
        let isIsland = communes.map { $0.type == .specialZone }
        let land = communes.indices.filter { !isIsland[$0] }
        // A few rows of the sea's own places would be no map: then they are land.
        guard land.count > communes.count / 2 else {
            self.init(points, outline: points, samples: 1)
            return
        }
        let mainland = land.map { points[$0] }
        let ground = TileGround(mainland, outline: mainland, samples: 1)
        var cells = Array(repeating: Cell(column: 0, row: 0), count: communes.count)
        for (index, cell) in zip(land, TileAssignment(mainland, ground).cells) {
            cells[index] = cell
        }
        self.init(columns: ground.columns, rows: ground.rows, cells: cells)
        placeIslands(communes.indices.filter { isIsland[$0] }, points, ground, land)
    }

    /// Every province one cell, at the middle of its communes; `communes` give the outline.
    package init(of provinces: [Province], communes: [Commune]) {
        let land = communes.filter { $0.type != .specialZone }
        let outline = (land.isEmpty ? communes : land).map(TilePoint.init)
        let byProvince = Dictionary(grouping: land, by: \.province)
        let points = provinces.map { province in
            TilePoint.middle(of: (byProvince[province.code] ?? []).map(TilePoint.init))
        }
        self.init(points, outline: outline, samples: 4)
    }

    private init(_ points: [TilePoint], outline: [TilePoint], samples: Int) {
        guard !points.isEmpty else {
            self.init(columns: 0, rows: 0, cells: [])
            return
        }
        let ground = TileGround(points, outline: outline, samples: samples)
        self.init(
            columns: ground.columns, rows: ground.rows,
            cells: TileAssignment(points, ground).cells)
    }

    private init(columns: Int, rows: Int, cells: [Cell]) {
        self.columns = columns
        self.rows = rows
        self.cells = cells
    }

    /// How many columns of sea the map may grow by to the east; far islands are drawn that near.
    private static let seaColumns = 4

    /// Gives each island the free square nearest to its true place that touches no land.
    private mutating func placeIslands(
        _ islands: [Int], _ points: [TilePoint], _ ground: TileGround, _ land: [Int]
    ) {
        let east = columns - 1 + Self.seaColumns
        let dry = Set(land.map { cells[$0] })
        var taken: Set<Cell> = []
        for island in islands {
            let wanted = ground.place(of: points[island], mostColumn: east)
            let free = (0...east).flatMap { column in
                (0..<rows).map { Cell(column: column, row: $0) }
            }.filter { cell in
                !taken.contains(cell)
                    && cell.neighbourhood.allSatisfy { !dry.contains($0) }
            }
            // Of two equally near squares the more eastern: there the sea is.
            let nearest = free.min {
                ($0.distance(to: wanted), -$0.column, $0.row)
                    < ($1.distance(to: wanted), -$1.column, $1.row)
            }
            let cell = nearest ?? Cell(column: columns, row: taken.count)
            taken.insert(cell)
            cells[island] = cell
            columns = max(columns, cell.column + 1)
            rows = max(rows, cell.row + 1)
        }
    }
}

extension TileLayout.Cell {
    /// The cell itself and the eight around it.
    fileprivate var neighbourhood: [TileLayout.Cell] {
        (-1...1).flatMap { down in
            (-1...1).map { TileLayout.Cell(column: column + $0, row: row + down) }
        }
    }

    /// The square of the distance.
    fileprivate func distance(to other: TileLayout.Cell) -> Int {
        let (across, down) = (column - other.column, row - other.row)
        return across * across + down * down
    }
}
