/// Gives every place a square of the land, so that all together are moved little.
///
/// Places and squares are halved again and again, along the longer side of the land and in equal
/// numbers; then neighbours change places as long as that brings both nearer. It has no chance in
/// it: the same places always get the same squares.
struct TileAssignment {
    /// One per place, in their order.
    let cells: [TileLayout.Cell]

    /// Swapping ends by itself well before this, as every swap brings the whole nearer.
    private static let mostSweeps = 60

    init(_ points: [TilePoint], _ ground: TileGround) {
        let positions = points.map(ground.position)
        var chosen = Array(repeating: TileLayout.Cell(column: 0, row: 0), count: points.count)
        Self.halve(Array(points.indices), ground.cells, positions, &chosen)
        var board = Board(chosen, positions, columns: ground.columns, rows: ground.rows)
        for _ in 0..<Self.mostSweeps {
            guard board.sweep() else { break }
        }
        cells = board.cells
    }

    private static func halve(
        _ places: [Int], _ cells: [TileLayout.Cell], _ positions: [TilePoint],
        _ chosen: inout [TileLayout.Cell]
    ) {
        guard places.count > 1 else {
            if let place = places.first, let cell = cells.first { chosen[place] = cell }
            return
        }
        let (columns, rows) = (cells.map(\.column), cells.map(\.row))
        let width = (columns.max() ?? 0) - (columns.min() ?? 0)
        let height = (rows.max() ?? 0) - (rows.min() ?? 0)
        let (sortedPlaces, sortedCells): ([Int], [TileLayout.Cell])
        if width > height {
            sortedPlaces = places.sorted { left, right in
                let (a, b) = (positions[left], positions[right])
                return (a.x, a.y, left) < (b.x, b.y, right)
            }
            sortedCells = cells.sorted { ($0.column, $0.row) < ($1.column, $1.row) }
        } else {
            sortedPlaces = places.sorted { left, right in
                let (a, b) = (positions[left], positions[right])
                return (a.y, a.x, left) < (b.y, b.x, right)
            }
            sortedCells = cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
        }
        let half = places.count / 2
        halve(Array(sortedPlaces[..<half]), Array(sortedCells[..<half]), positions, &chosen)
        halve(Array(sortedPlaces[half...]), Array(sortedCells[half...]), positions, &chosen)
    }
}

/// The squares with whoever stands on them, while neighbours change places.
private struct Board {
    private(set) var cells: [TileLayout.Cell]
    private let positions: [TilePoint]
    private let columns: Int
    private let rows: Int
    /// Which place stands on a square, row by row; -1 is sea.
    private var standing: [Int]

    /// Each pair once: the squares to the right, below, across both ways, and one farther.
    private static let partners = [(1, 0), (0, 1), (1, 1), (-1, 1), (2, 0), (0, 2)]
    /// Smaller gains are rounding and could go on for ever.
    private static let smallestGain = 1e-9

    init(_ cells: [TileLayout.Cell], _ positions: [TilePoint], columns: Int, rows: Int) {
        self.cells = cells
        self.positions = positions
        self.columns = columns
        self.rows = rows
        standing = Array(repeating: -1, count: columns * rows)
        for (place, cell) in cells.enumerated() {
            standing[cell.row * columns + cell.column] = place
        }
    }

    /// Goes over the board once and answers whether anybody moved.
    mutating func sweep() -> Bool {
        var hasMoved = false
        for row in 0..<rows {
            for column in 0..<columns {
                for (across, down) in Self.partners {
                    let (otherColumn, otherRow) = (column + across, row + down)
                    guard otherColumn >= 0, otherColumn < columns, otherRow < rows else { continue }
                    if swap(row * columns + column, otherRow * columns + otherColumn) {
                        hasMoved = true
                    }
                }
            }
        }
        return hasMoved
    }

    private mutating func swap(_ first: Int, _ second: Int) -> Bool {
        let (one, other) = (standing[first], standing[second])
        guard one >= 0, other >= 0 else { return false }
        let now = distance(one, first) + distance(other, second)
        let then = distance(one, second) + distance(other, first)
        guard then < now - Self.smallestGain else { return false }
        standing[first] = other
        standing[second] = one
        (cells[one], cells[other]) = (cells[other], cells[one])
        return true
    }

    private func distance(_ place: Int, _ square: Int) -> Double {
        let (row, column) = square.quotientAndRemainder(dividingBy: columns)
        return positions[place].squaredDistance(to: TilePoint(x: Double(column), y: Double(row)))
    }
}
