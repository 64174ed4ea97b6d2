import Market
import Reach
import TestSupport

/// Reports, parcels and lines of travelling parcels; a test spells out only what it is about.
enum TravelSamples {
    static let placedAt = MarketSamples.now
    static let courier = CoverageSamples.courier("a")
    static let lane = TravelLane(
        originProvince: ProvinceCode("51"), destination: CoverageSamples.commune("00004"),
        destinationProvince: ProvinceCode("01"))
    private static let day: Int64 = 86_400_000

    /// Two packs of 100,000 đồng and one of 50,000.
    static let goods = [
        PackedLine(quantity: 2, unitPrice: Money(vnd: 100_000)),
        PackedLine(quantity: 1, unitPrice: Money(vnd: 50_000)),
    ]

    /// A report so many days after the order; its number makes it another one.
    static func report(
        _ status: ParcelStatus, days: Int, number: Int = 0, collected: Int64? = nil,
        delivered: [DeliveredLine] = []
    ) -> KeptReport {
        var report = ShipmentReport(
            rawStatus: status.rawValue, meaning: .status(status),
            dedupKey: "\(status.rawValue) \(days) \(number)")
        report.at = placedAt + Int64(days) * day
        report.collected = collected.map { Money(vnd: $0) }
        report.delivered = delivered
        if !delivered.isEmpty { report.flags = [.partial] }
        return KeptReport(
            report, heardAt: placedAt + 90 * day, isConfirmed: true, courier: courier)
    }

    static func journey(_ reports: [KeptReport]) -> ParcelJourney {
        ParcelJourney(
            of: MarketSamples.parcel(), on: lane, placedAt: placedAt,
            history: ParcelHistory(reports))
    }

    static func settled(_ remitted: Int64, fee: Int64 = 0, count: Int = 1) -> SettledSum {
        SettledSum(count: count, remitted: Money(vnd: remitted), fee: Money(vnd: fee))
    }
}
