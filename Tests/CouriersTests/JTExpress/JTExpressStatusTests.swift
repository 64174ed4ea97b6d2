import Couriers
import Foundation
import Market
import Testing

/// One line for each scan code of J&T's table.
@Suite struct JTExpressStatusTests {
    typealias Line = (code: Int, meaning: ShipmentReport.Meaning, flags: Set<ReportFlag>)

    private static let lines: [Line] = [
        (103, .status(.created), []), (104, .status(.created), [.pickupFailed]),
        (105, .status(.cancelled), []), (106, .status(.pickedUp), []),
        (109, .status(.inTransit), []), (110, .status(.inTransit), []),
        (112, .status(.outForDelivery), []), (113, .status(.delivered), []),
        (116, .status(.returning), []), (117, .status(.returned), []),
        (118, .status(.deliveryFailed), []), (120, .status(.returning), [.attention]),
        (121, .informational, []),
    ]

    private func report(_ code: String) -> ShipmentReport? {
        let body =
            #"{"code":"1","data":[{"billCode":"840000000001","details":[{"scanTypeCode":"#
            + code + "}]}]}"
        let outcome = JTExpress().outcome(.detail(JTExpressSamples.waybill), body)
        guard case .ok(.reported(let report)) = outcome else { return nil }
        return report
    }

    @Test(arguments: lines)
    func `each scan has its meaning`(_ line: Line) {
        for text in ["\(line.code)", "\"\(line.code)\""] {
            #expect(report(text)?.meaning == line.meaning)
            #expect(report(text)?.flags == line.flags)
            #expect(report(text)?.rawStatus == String(line.code))
        }
    }

    @Test(arguments: ["10", "50", "92", "94", "100", "119", "\"x\""])
    func `a scan of no table moves nothing`(_ code: String) {
        #expect(report(code)?.meaning == .unmapped)
    }
}
