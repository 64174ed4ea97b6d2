import Couriers
import Market
import Testing

/// One line for each status of Viettel Post's documents, those of 2026 and older ones.
@Suite struct ViettelPostStatusTests {
    typealias Line = (code: Int, meaning: ShipmentReport.Meaning, flags: Set<ReportFlag>)

    private static let lines: [Line] = [
        (-100, .status(.created), []), (100, .status(.created), []),
        (101, .status(.cancelled), []), (102, .status(.created), [.pickupFailed]),
        (103, .status(.created), []), (104, .status(.created), []),
        (105, .status(.pickedUp), []), (107, .status(.cancelled), []),
        (200, .status(.pickedUp), []), (201, .status(.cancelled), []),
        (202, .informational, []), (300, .status(.inTransit), []),
        (301, .status(.inTransit), []), (302, .status(.inTransit), []),
        (303, .status(.inTransit), []), (400, .status(.inTransit), []),
        (401, .status(.inTransit), []), (402, .status(.inTransit), []),
        (403, .status(.inTransit), []), (500, .status(.outForDelivery), []),
        (501, .status(.delivered), []), (502, .status(.returning), []),
        (503, .status(.damaged), []), (504, .status(.returned), []),
        (505, .status(.returning), []), (506, .status(.deliveryFailed), []),
        (507, .status(.deliveryFailed), [.awaitingCollection]),
        (508, .status(.outForDelivery), []), (509, .status(.inTransit), []),
        (515, .status(.returning), []), (550, .status(.outForDelivery), []),
    ]

    private func report(_ status: String, reason: String = "null") -> ShipmentReport? {
        let body =
            #"{"DATA":{"ORDER_NUMBER":"1","ORDER_STATUS":\#(status),"REASON_CODE":\#(reason)}}"#
        let reading = ViettelPost().reading(of: PostSamples.hook(body), at: 0)
        guard case .reports(let reports) = reading else {
            return nil
        }
        return reports.first
    }

    @Test(arguments: lines)
    func `each status has its meaning`(_ line: Line) {
        for text in ["\(line.code)", "\"\(line.code)\""] {
            let report = report(text)
            #expect(report?.meaning == line.meaning)
            #expect(report?.flags == line.flags)
            #expect(report?.rawStatus == String(line.code))
        }
    }

    @Test(arguments: ["0", "106", "99999", "\"new\"", "-1"])
    func `a status of no table moves nothing`(_ status: String) {
        #expect(report(status)?.meaning == .unmapped)
    }

    @Test(arguments: [20...27, 30...32, 35...38, 43...43, 46...47])
    func `each reason has words`(_ codes: ClosedRange<Int>) {
        for code in codes {
            #expect(report("506", reason: "\"\(code)\"")?.reason?.isEmpty == false, "\(code)")
        }
        #expect(report("506", reason: "\"99\"")?.reason == nil)
    }
}
