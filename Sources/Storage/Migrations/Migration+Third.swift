extension Migration {
    /// The third release: orders in parts, offers to couriers, what parcels met on their way, and
    /// personal data under lock.
    static let third = Migration(
        number: 3, statements: orderParts + assigning + travelling + personalData)
}
