/// Stretches the map from north to south where many places share little land.
///
/// Bands of latitude grow or shrink until each has as much of the land as it has of the places.
struct TileStretch {
    private let top: Double
    private let height: Double
    /// Where each band begins and the last one ends, stretched.
    private let edges: [Double]

    /// Land that is denser or emptier than so many times the mean is stretched no further.
    private static let limits = 0.4...2.5

    init(_ points: [TilePoint], on land: PointNet, outline: [TilePoint]) {
        let (xs, ys) = (outline.map(\.x), outline.map(\.y))
        let (left, right) = ((xs.min() ?? 0) - land.reach, (xs.max() ?? 0) + land.reach)
        let top = (ys.min() ?? 0) - land.reach
        let count = min(max(points.count / 12, 12), 64)
        let height = ((ys.max() ?? 0) + land.reach - top) / Double(count)
        self.top = top
        self.height = height
        var places = Array(repeating: 0.0, count: count)
        for point in points {
            places[min(max(Int((point.y - top) / height), 0), count - 1)] += 1
        }
        let step = height / 2
        let widths = (0..<count).map { band in
            let y = top + (Double(band) + 0.5) * height
            return stride(from: left + step / 2, to: right, by: step).reduce(0.0) { width, x in
                land.nearest(to: TilePoint(x: x, y: y)) == nil ? width : width + step
            }
        }
        let radius = max(Double(count) / 12, 2)
        let (crowd, room) = (
            TileStretch.smoothed(places, radius), TileStretch.smoothed(widths, radius)
        )
        let (allPlaces, allRoom) = (places.reduce(0, +), widths.reduce(0, +))
        var edges = [0.0]
        for band in 0..<count {
            let share = room[band] > 0 ? crowd[band] / allPlaces * allRoom / room[band] : 1
            let factor = min(max(share, Self.limits.lowerBound), Self.limits.upperBound)
            edges.append(edges[band] + factor * height)
        }
        self.edges = edges
    }

    /// The height of the whole map, stretched.
    var total: Double {
        edges[edges.count - 1]
    }

    func stretched(_ y: Double) -> Double {
        let place = (y - top) / height
        let band = min(max(Int(place.rounded(.down)), 0), edges.count - 2)
        return edges[band] + (place - Double(band)) * (edges[band + 1] - edges[band])
    }

    /// The inverse of `stretched`.
    func trueLatitude(_ stretched: Double) -> Double {
        let band = max((edges.lastIndex { $0 <= stretched } ?? 0), 0)
        let inside = min(band, edges.count - 2)
        let share = (stretched - edges[inside]) / (edges[inside + 1] - edges[inside])
        return top + (Double(inside) + share) * height
    }

    /// Each value as the mean of those around it, the nearer the heavier.
    private static func smoothed(_ values: [Double], _ radius: Double) -> [Double] {
        values.indices.map { index in
            var (sum, weights) = (0.0, 0.0)
            for (other, value) in values.enumerated() {
                let weight = max(0, 1 - Double(abs(other - index)) / radius)
                sum += weight * value
                weights += weight
            }
            return sum / weights
        }
    }
}
