import Couriers
import Market
import Testing

/// One line for each status of MyVNPost's page.
@Suite struct MyVNPostStatusTests {
    typealias Line = (code: Int, meaning: ShipmentReport.Meaning, flags: Set<ReportFlag>)

    private static let lines: [Line] = [
        (0, .status(.created), []), (1, .status(.created), []), (2, .status(.created), []),
        (3, .status(.created), []), (4, .status(.created), []),
        (5, .status(.created), [.pickupFailed]), (6, .status(.pickedUp), []),
        (7, .status(.pickedUp), []), (8, .status(.created), [.pickupFailed]),
        (9, .status(.cancelled), []), (10, .status(.inTransit), []),
        (11, .status(.inTransit), []), (12, .status(.outForDelivery), []),
        (13, .status(.inTransit), []), (14, .status(.delivered), []),
        (15, .status(.deliveryFailed), []), (16, .status(.deliveryFailed), []),
        (17, .status(.returning), []), (18, .status(.returning), []),
        (19, .status(.returned), []), (20, .status(.returned), [.partial]),
        (21, .status(.delivered), [.settled]), (22, .status(.cancelled), []),
        (23, .status(.delivered), [.partial]), (24, .status(.returning), []),
        (28, .informational, []), (29, .informational, []),
    ]

    private func report(_ status: String) -> ShipmentReport? {
        let body = #"{"data":[{"itemCode":"CA1","status":\#(status)}],"sendDate":""}"#
        guard case .reports(let reports) = MyVNPost().reading(of: PostSamples.hook(body), at: 0)
        else { return nil }
        return reports.first
    }

    @Test(arguments: lines)
    func `each status has its meaning`(_ line: Line) {
        for text in ["\(line.code)", "\"\(line.code)\""] {
            #expect(report(text)?.meaning == line.meaning)
            #expect(report(text)?.flags == line.flags)
            #expect(report(text)?.rawStatus == String(line.code))
        }
    }

    @Test(arguments: ["25", "26", "27", "30", "50", "70", "90", "100", "-1", "\"x\""])
    func `a status of no table moves nothing`(_ status: String) {
        #expect(report(status)?.meaning == .unmapped)
    }
}
