internal import Foundation

extension Places {
    /// The communes of the same province nearest to one of them, which itself is left out.
    ///
    /// Distances are between points of the areas; islands are near only on the map, but a courier
    /// that picks up there may still be worth the boat.
    package func nearest(to code: CommuneCode, _ count: Int) -> [Commune] {
        guard let centre = self[code] else { return [] }
        let shrink = cos(centre.latitude * .pi / 180)
        func distance(_ other: Commune) -> Double {
            let east = (other.longitude - centre.longitude) * shrink
            let north = other.latitude - centre.latitude
            return east * east + north * north
        }
        let others = communes.filter { $0.province == centre.province && $0.code != code }
        return Array(
            others.sorted { (distance($0), $0.code) < (distance($1), $1.code) }.prefix(count))
    }
}
