import Market
import Reach
import TestSupport
import Testing

/// What a courier tells after the parcel went to another one, and what a person has looked at.
@Suite struct ParcelHistoryFormerTests {
    private static let (a, b) = (CoverageSamples.courier("a"), CoverageSamples.courier("b"))

    private static func report(
        _ key: String, _ meaning: ShipmentReport.Meaning, at: Int64, by courier: CourierCode = a,
        isFormer: Bool = false, isSeen: Bool = false, flags: Set<ReportFlag> = []
    ) -> KeptReport {
        var report = ShipmentReport(rawStatus: key, meaning: meaning, dedupKey: key)
        report.at = at
        report.flags = flags
        return KeptReport(
            report, heardAt: at, isConfirmed: true, courier: courier, isFormer: isFormer,
            isSeen: isSeen)
    }

    @Test(arguments: ParcelStatus.allCases)
    func `a former courier moves nothing, not even to an end`(_ status: ParcelStatus) {
        let history = ParcelHistory([
            Self.report("1", .status(.pickedUp), at: 10, by: Self.b),
            Self.report("2", .status(status), at: 20, isFormer: true),
        ])
        #expect(history.status == .pickedUp)
        #expect(history.entries.last?.standing == .former)
    }

    @Test func `goods at a former courier call for people until they are back`() {
        let taken = Self.report("1", .status(.pickedUp), at: 10, isFormer: true)
        let back = Self.report("2", .status(.returned), at: 20, isFormer: true)
        #expect(ParcelHistory([taken]).needsAttention)
        #expect(!ParcelHistory([taken, back]).needsAttention)
        #expect(!ParcelHistory([back, taken]).needsAttention)
        // One courier's word says nothing of what another holds.
        let other = Self.report("3", .status(.returned), at: 30, by: Self.b, isFormer: true)
        #expect(ParcelHistory([taken, other]).needsAttention)
    }

    @Test func `a former courier that never had the goods calls nobody`() {
        for status in [ParcelStatus.created, .cancelled] {
            let history = ParcelHistory([
                Self.report("1", .status(status), at: 10, isFormer: true)
            ])
            #expect(!history.needsAttention)
            #expect(history.status == nil)
        }
    }

    @Test func `a word nobody knows calls for people until the way has ended`() {
        let strange = Self.report("1", .unmapped, at: 10)
        let end = Self.report("2", .status(.delivered), at: 20)
        #expect(ParcelHistory([strange]).needsAttention)
        #expect(!ParcelHistory([strange, end]).needsAttention)
        #expect(!ParcelHistory([end, strange]).needsAttention)
    }

    @Test(arguments: [ParcelStatus.lost, .damaged, .exception])
    func `a bad end that was looked at calls for nobody, and stays the end`(
        _ status: ParcelStatus
    ) {
        #expect(ParcelHistory([Self.report("1", .status(status), at: 10)]).needsAttention)
        let seen = ParcelHistory([Self.report("1", .status(status), at: 10, isSeen: true)])
        #expect(!seen.needsAttention && seen.status == status)
    }

    @Test func `only what came after the look calls again`() {
        let seen = Self.report("1", .unmapped, at: 10, isSeen: true)
        let flagged = Self.report("2", .informational, at: 20, isSeen: true, flags: [.attention])
        let held = Self.report(
            "3", .status(.inTransit), at: 30, isFormer: true, isSeen: true)
        #expect(!ParcelHistory([seen, flagged, held]).needsAttention)
        let later = Self.report("4", .unmapped, at: 40)
        #expect(ParcelHistory([seen, flagged, held, later]).needsAttention)
    }
}
