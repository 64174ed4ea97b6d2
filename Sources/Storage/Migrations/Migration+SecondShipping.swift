extension Migration {
    /// Shipments at couriers, the jobs on their way, and what couriers report.
    static let shipping: [String] = []
}
