import Couriers
import Market
import Reach
import Testing

/// Every status and reason that GHN documents.
@Suite struct GHNStatusTests {
    @Test(
        arguments: [
            ("ready_to_pick", .created), ("picking", .created),
            ("money_collect_picking", .created), ("picked", .pickedUp), ("storing", .inTransit),
            ("transporting", .inTransit), ("sorting", .inTransit),
            ("delivering", .outForDelivery), ("money_collect_delivering", .outForDelivery),
            ("delivered", .delivered), ("delivery_fail", .deliveryFailed),
            ("waiting_to_return", .deliveryFailed), ("return", .returning),
            ("return_transporting", .returning), ("return_sorting", .returning),
            ("returning", .returning), ("return_fail", .returning), ("returned", .returned),
            ("cancel", .cancelled), ("exception", .exception), ("lost", .lost),
            ("damage", .damaged), ("scrap", .damaged),
        ] as [(String, ParcelStatus)])
    func `a status means what the table says`(_ raw: String, _ status: ParcelStatus) {
        let report = GHNSamples.report(#""Type":"switch_status","Status":"\#(raw)""#)
        #expect(report?.rawStatus == raw)
        #expect(report?.meaning == .status(status))
        let needsPerson: Set = ["return_fail", "exception", "lost", "damage", "scrap"]
        #expect(report?.flags == (needsPerson.contains(raw) ? [.attention] : []))
    }

    @Test(arguments: ["", "Delivered", "delivered ", "flying", "200"])
    func `a status that no table names moves nothing`(_ raw: String) {
        let report = GHNSamples.report(#""Type":"switch_status","Status":"\#(raw)""#)
        #expect(report?.meaning == (raw.isEmpty ? nil : .unmapped))
    }

    @Test(arguments: [
        "update_weight", "update_cod", "update_fee", "update_payment_type", "cod",
        "update_partial_return",
    ])
    func `news of money and weight moves no parcel`(_ type: String) {
        let report = GHNSamples.report(#""Type":"\#(type)","Status":"delivering","TotalFee":"1""#)
        #expect(report?.meaning == .informational)
        #expect(report?.fee == Money(vnd: 1))
    }

    @Test(arguments: ["create", "switch_status"])
    func `a creation and a switch tell the status`(_ type: String) {
        let report = GHNSamples.report(#""Type":"\#(type)","Status":"picking""#)
        #expect(report?.meaning == .status(.created))
    }

    @Test(arguments: [
        "PFA1A0", "PFA2A1", "PFA2A2", "PFA2A3", "PFA1A1", "PCB0B2", "PFA4A1", "PCB0B1", "PFA4A2",
        "PFA3A2",
    ])
    func `a reason of pick-up says that nobody could pick up`(_ code: String) {
        let report = GHNSamples.report(#""Status":"ready_to_pick","ReasonCode":"GHN-\#(code)""#)
        #expect(report?.reasonCode == "GHN-\(code)")
        #expect(report?.reason?.isEmpty == false)
        #expect(report?.flags.contains(.pickupFailed) == true)
        let later = GHNSamples.report(#""Status":"cancel","ReasonCode":"GHN-\#(code)""#)
        #expect(later?.flags.contains(.pickupFailed) == false)
    }

    @Test(arguments: [
        "DFC1A0", "DFC1A2", "DFC1A4", "DCD0A1", "DFC1A1", "DFC1A7", "DCD0A6", "DCD0A7", "DCD0A5",
        "DCD1A5", "DCD0A8", "DCD1A1", "DFC1A6", "DCD1A3", "RFE0A0", "RFE0A1", "RFE0A6", "RFE0A3",
        "RFE0A4", "RFE0A5",
    ])
    func `a reason of delivery or return has words`(_ code: String) {
        let report = GHNSamples.report(#""Status":"delivery_fail","ReasonCode":"GHN-\#(code)""#)
        #expect(report?.reason?.isEmpty == false)
        #expect(report?.flags.contains(.pickupFailed) == false)
        let atStake: Set = ["DCD0A1", "DCD0A6", "DCD0A7", "DCD0A5", "DCD1A3", "RFE0A3", "RFE0A4"]
        #expect(report?.flags.contains(.attention) == atStake.contains(code))
    }

    @Test func `a reason that no table names is kept and says nothing`() {
        let report = GHNSamples.report(#""Status":"picking","ReasonCode":"GHN-XXXXXX""#)
        #expect(report?.reasonCode == "GHN-XXXXXX")
        #expect(report?.reason == nil)
        #expect(report?.flags == [])
    }
}
