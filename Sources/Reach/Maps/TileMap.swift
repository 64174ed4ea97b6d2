/// A drawing of places as tiles, each with a mark that is told apart without colour too.
package struct TileMap: Sendable {
    /// One of the few things that a tile may say.
    package struct Mark: Hashable, Sendable {
        /// Stands in every tile of the mark, so that the map is read without colour.
        package let glyph: String
        package let colour: String
        /// The colour of what is written on the tile.
        package let ink: String
        package let meaning: Sentence
    }

    /// One place.
    package struct Tile: Hashable, Sendable {
        /// Position in `marks`.
        package let mark: Int
        package let name: String
        /// What is written under the name where there is room.
        package let detail: Sentence
        /// What is shown when the pointer rests on it.
        package let hover: Sentence
        /// Which group it is of; borders are drawn between groups.
        package let group: Int
        /// Whether its name is written beside it even on a map of small tiles.
        package let isIsland: Bool
        /// How much of it is served and how much is unknown, in parts of one; for whole provinces.
        package var shares: Shares?
    }

    /// The bar at the foot of a province's tile.
    package struct Shares: Hashable, Sendable {
        package let served: Double
        package let unknown: Double
    }

    /// How large tiles are drawn.
    package enum Scale: Sendable {
        /// Room for a glyph alone.
        case small
        /// Room for a name and a line under it.
        case large
    }

    package let title: Sentence
    package let subtitle: Sentence
    package let marks: [Mark]
    /// In the order of the layout's cells.
    package let tiles: [Tile]
    package let layout: TileLayout
    /// By number of the group.
    package let groups: [String]
    package let scale: Scale
    /// The tile that is ringed: where the parcel comes from; `nil` where it is not on the map.
    package let focus: Int?

    /// More tiles than this are drawn small.
    static let mostLarge = 400
    /// Marks of the tiles below these stay black on white for those who print.
    static let inkOnDark = "#fff"
    static let inkOnLight = "#222"
}

extension TileMap.Mark {
    static func notServed(_ meaning: Sentence) -> TileMap.Mark {
        TileMap.Mark(glyph: "×", colour: "#e8a0a0", ink: TileMap.inkOnLight, meaning: meaning)
    }

    static func unknown(_ meaning: Sentence) -> TileMap.Mark {
        TileMap.Mark(glyph: "?", colour: "#ececec", ink: "#555", meaning: meaning)
    }
}
