extension Migration {
    /// Imports of coverage that can be undone, suspensions of their own, couriers' place codes.
    static let coverageKeeping: [String] = []
}
