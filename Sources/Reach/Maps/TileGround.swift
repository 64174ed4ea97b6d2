/// The squares that make up the land: as many as there are places.
struct TileGround {
    /// The side of a square on the stretched map.
    let side: Double
    let columns: Int
    let rows: Int
    let cells: [TileLayout.Cell]
    private let left: Double
    private let stretch: TileStretch

    /// `samples` is how many points along a side decide how much land a square holds.
    init(_ points: [TilePoint], outline: [TilePoint], samples: Int) {
        let land = PointNet(outline, reach: PointNet.usualGap(of: outline))
        let stretch = TileStretch(points, on: land, outline: outline)
        let xs = outline.map(\.x)
        let left = (xs.min() ?? 0) - land.reach
        let width = (xs.max() ?? 0) + land.reach - left
        // Larger than any square that could do; it shrinks until there are enough of them.
        var side = (width * stretch.total / Double(points.count)).squareRoot()
        var found: [Candidate] = []
        repeat {
            let share = Double(found.count) / Double(points.count)
            side *= found.isEmpty ? 0.9 : min(share.squareRoot(), 0.985)
            found = Candidate.all(side, left, width, stretch, land, samples)
        } while found.count < points.count
        let chosen = found.sorted().prefix(points.count).map(\.cell)
        self.side = side
        self.stretch = stretch
        // Empty columns and rows at the edges are cut off.
        let (firstColumn, firstRow) = (
            chosen.map(\.column).min() ?? 0, chosen.map(\.row).min() ?? 0
        )
        self.left = left + Double(firstColumn) * side
        skippedRows = firstRow
        cells = chosen.map {
            TileLayout.Cell(column: $0.column - firstColumn, row: $0.row - firstRow)
        }
        columns = (cells.map(\.column).max() ?? 0) + 1
        rows = (cells.map(\.row).max() ?? 0) + 1
    }

    private let skippedRows: Int

    /// The point of the stretched map, in squares from the upper left.
    func position(of point: TilePoint) -> TilePoint {
        TilePoint(
            x: (point.x - left) / side - 0.5,
            y: stretch.stretched(point.y) / side - 0.5 - Double(skippedRows))
    }

    /// The square in which a point lies, moved inside the map where it lies outside.
    func place(of point: TilePoint, mostColumn: Int) -> TileLayout.Cell {
        let position = position(of: point)
        return TileLayout.Cell(
            column: min(max(Int(position.x.rounded()), 0), mostColumn),
            row: min(max(Int(position.y.rounded()), 0), rows - 1))
    }
}

/// A square that may be land, ranked by how much of it is and how near the next place is.
private struct Candidate: Comparable {
    let cell: TileLayout.Cell
    let dryShare: Double
    let distance: Double

    static func < (left: Candidate, right: Candidate) -> Bool {
        (-left.dryShare, left.distance, left.cell.row, left.cell.column)
            < (-right.dryShare, right.distance, right.cell.row, right.cell.column)
    }

    /// Every square of a grid with at least half of it on land.
    static func all(
        _ side: Double, _ left: Double, _ width: Double, _ stretch: TileStretch,
        _ land: PointNet, _ samples: Int
    ) -> [Candidate] {
        var found: [Candidate] = []
        for row in 0..<Int((stretch.total / side).rounded(.up)) {
            let ys = (0..<samples).map { sample in
                let share = (Double(sample) + 0.5) / Double(samples)
                return stretch.trueLatitude(min((Double(row) + share) * side, stretch.total))
            }
            for column in 0..<Int((width / side).rounded(.up)) {
                let xs = (0..<samples).map { sample in
                    left + (Double(column) + (Double(sample) + 0.5) / Double(samples)) * side
                }
                let distances = ys.flatMap { y in
                    xs.compactMap { land.nearest(to: TilePoint(x: $0, y: y)) }
                }
                let share = Double(distances.count) / Double(samples * samples)
                guard share >= 0.5, let nearest = distances.min() else { continue }
                found.append(
                    Candidate(
                        cell: TileLayout.Cell(column: column, row: row), dryShare: share,
                        distance: nearest))
            }
        }
        return found
    }
}
