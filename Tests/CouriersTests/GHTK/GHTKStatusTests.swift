import Couriers
import Market
import Testing

/// Every status and reason that GHTK documents.
@Suite struct GHTKStatusTests {
    @Test(
        arguments: [
            (-1, .cancelled, []), (1, .created, []), (2, .created, []), (12, .created, []),
            (8, .created, [.delayed]), (7, .created, [.pickupFailed]), (3, .pickedUp, []),
            (4, .outForDelivery, []), (10, .outForDelivery, [.delayed]), (9, .deliveryFailed, []),
            (5, .delivered, []), (6, .delivered, [.settled]), (20, .returning, []),
            (21, .returned, []), (11, .returned, [.settled]), (13, .lost, [.attention]),
        ] as [(Int, ParcelStatus, Set<ReportFlag>)])
    func `a status means what the table says`(
        _ raw: Int, _ status: ParcelStatus, _ flags: Set<ReportFlag>
    ) {
        let report = GHTKSamples.report("status_id=\(raw)")
        #expect(report?.rawStatus == String(raw))
        #expect(report?.meaning == .status(status))
        #expect(report?.flags == flags)
    }

    @Test(arguments: [123, 127, 128, 45, 49, 410])
    func `a shipper's word from the road moves nothing`(_ raw: Int) {
        #expect(GHTKSamples.report("status_id=\(raw)")?.meaning == .informational)
    }

    @Test(arguments: ["0", "14", "22", "-2", "abc", "5.0", "99999999999999999999"])
    func `a status that no table names moves nothing`(_ raw: String) {
        #expect(GHTKSamples.report("status_id=\(raw)")?.meaning == .unmapped)
    }

    @Test(arguments: [110, 111, 112, 113, 114, 115])
    func `a pick-up that failed for good cancels the parcel`(_ reason: Int) {
        let report = GHTKSamples.report("status_id=7&reason_code=\(reason)")
        #expect(report?.meaning == .status(.cancelled))
        #expect(report?.reason?.isEmpty == false)
        #expect(report?.flags.contains(.attention) == (reason == 111))
    }

    @Test(arguments: [100, 101, 102, 103, 104, 105, 106, 107])
    func `a pick-up that failed for today leaves the parcel waiting`(_ reason: Int) {
        let report = GHTKSamples.report("status_id=7&reason_code=\(reason)")
        #expect(report?.meaning == .status(.created))
        #expect(report?.flags == [.pickupFailed])
        #expect(report?.reason?.isEmpty == false)
    }

    @Test(arguments: [
        120, 121, 122, 123, 124, 125, 126, 127, 128, 129, 1200, 130, 131, 132, 133, 134, 135, 140,
        141, 142, 143, 144,
    ])
    func `a reason of delivery or return has words and keeps the status`(_ reason: Int) {
        let report = GHTKSamples.report("status_id=9&reason_code=\(reason)")
        #expect(report?.meaning == .status(.deliveryFailed))
        #expect(report?.reasonCode == String(reason))
        #expect(report?.reason?.isEmpty == false)
        #expect(report?.flags.contains(.attention) == (reason == 129))
    }

    @Test func `a reason that no table names is kept and says nothing`() {
        let report = GHTKSamples.report("status_id=7&reason_code=199")
        #expect(report?.meaning == .status(.created))
        #expect(report?.reasonCode == "199")
        #expect(report?.reason == nil)
    }
}
