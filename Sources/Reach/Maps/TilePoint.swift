internal import Foundation

/// A point of a flat map in degrees of latitude: x grows to the east, y to the south.
struct TilePoint: Hashable {
    var x: Double
    var y: Double

    /// Degrees of longitude are shortened as they are in the middle of the country.
    private static let shrink = cos(16 * Double.pi / 180)

    init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    init(_ commune: Commune) {
        x = commune.longitude * TilePoint.shrink
        y = -commune.latitude
    }

    func squaredDistance(to other: TilePoint) -> Double {
        let (across, down) = (x - other.x, y - other.y)
        return across * across + down * down
    }

    /// The mean of the points; of none the middle of the country.
    static func middle(of points: [TilePoint]) -> TilePoint {
        guard !points.isEmpty else { return TilePoint(x: 107 * shrink, y: -16) }
        let count = Double(points.count)
        return TilePoint(
            x: points.reduce(0) { $0 + $1.x } / count, y: points.reduce(0) { $0 + $1.y } / count)
    }
}

/// Points filed by squares, to be asked how near the nearest one is.
struct PointNet {
    /// Farther than this nothing is near.
    let reach: Double
    private let origin: TilePoint
    private let columns: Int
    private let rows: Int
    private var squares: [[TilePoint]]

    init(_ points: [TilePoint], reach: Double) {
        self.reach = reach
        let (xs, ys) = (points.map(\.x), points.map(\.y))
        let origin = TilePoint(x: xs.min() ?? 0, y: ys.min() ?? 0)
        self.origin = origin
        columns = Int(((xs.max() ?? 0) - origin.x) / reach) + 1
        rows = Int(((ys.max() ?? 0) - origin.y) / reach) + 1
        squares = Array(repeating: [], count: columns * rows)
        for point in points {
            let column = Int((point.x - origin.x) / reach)
            squares[Int((point.y - origin.y) / reach) * columns + column].append(point)
        }
    }

    /// The square of the distance to the nearest point, or `nil` where none is within reach.
    func nearest(to point: TilePoint) -> Double? {
        let column = Int(((point.x - origin.x) / reach).rounded(.down))
        let row = Int(((point.y - origin.y) / reach).rounded(.down))
        var best = reach * reach
        var isFound = false
        for down in max(0, row - 1)..<max(0, min(rows, row + 2), row - 1) {
            for across in max(0, column - 1)..<max(0, min(columns, column + 2), column - 1) {
                for other in squares[down * columns + across] {
                    let distance = point.squaredDistance(to: other)
                    if distance <= best {
                        best = distance
                        isFound = true
                    }
                }
            }
        }
        return isFound ? best : nil
    }

    /// The distance within which all but a twentieth of the points have a neighbour.
    static func usualGap(of points: [TilePoint]) -> Double {
        let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        let gaps = sorted.indices.map { index -> Double in
            var best = Double.infinity
            var other = index + 1
            while other < sorted.count, squared(sorted[other].x - sorted[index].x) < best {
                best = min(best, sorted[index].squaredDistance(to: sorted[other]))
                other += 1
            }
            other = index - 1
            while other >= 0, squared(sorted[index].x - sorted[other].x) < best {
                best = min(best, sorted[index].squaredDistance(to: sorted[other]))
                other -= 1
            }
            return best
        }.sorted()
        guard let gap = gaps.isEmpty ? nil : gaps[gaps.count * 19 / 20], gap < .infinity else {
            return smallestGap
        }
        return max(gap.squareRoot(), smallestGap)
    }

    /// About a kilometre; points that coincide would otherwise have no ground to stand on.
    private static let smallestGap = 0.01

    private static func squared(_ value: Double) -> Double {
        value * value
    }
}
