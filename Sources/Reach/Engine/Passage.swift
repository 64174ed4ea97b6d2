/// How one service carries between two communes on one day, with the rows that say so.
struct Passage: Sendable {
    /// Position in the table of services.
    let service: Int
    let pickup: PlaceFacts
    let delivery: PlaceFacts
    let lane: LaneFacts?
    /// Positions in the table of suspensions.
    let stops: [Int]
    let delays: [Int]
    let terms: CarriageTerms
}
