package import Market
package import Reach

/// A courier's settlement as it was brought in: once, with what came of each of its lines.
package struct Settlement: Hashable, Sendable {
    package let id: String
    package let courier: CourierCode
    /// SHA-256 of the file.
    package let digest: [UInt8]
    package let lineCount: Int
    package let collected: Money
    package let fee: Money
    package let remitted: Money
    package let importedAt: Int64
    /// The key that brought it in.
    package let importedBy: String

    package init(
        id: String, courier: CourierCode, digest: [UInt8], lineCount: Int, collected: Money,
        fee: Money, remitted: Money, importedAt: Int64, importedBy: String
    ) {
        self.id = id
        self.courier = courier
        self.digest = digest
        self.lineCount = lineCount
        self.collected = collected
        self.fee = fee
        self.remitted = remitted
        self.importedAt = importedAt
        self.importedBy = importedBy
    }
}

/// A line of a settlement with the parcel that it was found to mean, and how it agrees.
package struct SettledLine: Hashable, Sendable {
    package let line: SettlementLine
    package let parcel: ParcelID?
    package let finding: SettlementFinding
    /// What was due at the door; `nil` where the parcel is not known.
    package let expected: Money?

    package init(
        _ line: SettlementLine, parcel: ParcelID?, finding: SettlementFinding, expected: Money?
    ) {
        self.line = line
        self.parcel = parcel
        self.finding = finding
        self.expected = expected
    }
}
