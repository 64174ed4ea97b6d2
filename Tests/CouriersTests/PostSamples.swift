import Couriers
import Market
import Testing

/// What the tests of several couriers ask for in the same way.
enum PostSamples {
    static let waybill = Waybill("810000000001", reference: "55501")
    static let parcel = ParcelID("pk_1")

    /// The sample parcel with a service that the posts know.
    static func consignment(
        _ change: (inout ConsignmentSample) -> Void = { _ in }
    ) -> Consignment {
        ConsignmentSample.parcel { sample in
            sample.service = "vcn"
            change(&sample)
        }
    }

    static func hook(_ body: String) -> CourierHook {
        CourierHook(query: "", headers: [], body: Array(body.utf8))
    }
}

extension CourierAddress {
    /// The same place without the courier's codes.
    var withoutCodes: CourierAddress {
        CourierAddress(
            model: model, provinceCode: nil, provinceName: provinceName, districtCode: nil,
            districtName: districtName, wardCode: nil, wardName: wardName)
    }

    /// The same place with other codes.
    func with(_ province: String?, _ district: String?, _ ward: String?) -> CourierAddress {
        CourierAddress(
            model: model, provinceCode: province, provinceName: provinceName,
            districtCode: district, districtName: districtName, wardCode: ward,
            wardName: wardName)
    }
}

extension CourierOutcome {
    var rejection: CourierRejection? {
        if case .rejected(let rejection) = self { rejection } else { nil }
    }

    var isDoubt: Bool {
        if case .unknown = self { true } else { false }
    }
}

extension Courier {
    /// What comes of a job when the courier answers so.
    func outcome(_ job: CourierJob, _ body: String, status: Int = 200) -> CourierOutcome {
        outcome(of: CourierSamples.reply(status, body), to: job, at: CourierSamples.now)
    }

    /// Faults that have nothing to do with a courier's words.
    func expectFaults(of job: CourierJob, sourceLocation: SourceLocation = #_sourceLocation) {
        for (status, body) in [
            (200, ""), (200, "<html>ok</html>"), (200, "{}"), (200, "null"), (200, "[{]"),
            (500, #"{"message":"x"}"#), (502, "<html></html>"), (504, ""),
        ] {
            let outcome = self.outcome(job, body, status: status)
            #expect(outcome.isDoubt, "\(status) \(body) \(outcome)", sourceLocation: sourceLocation)
        }
        let reply = CourierSamples.reply(429, "", headers: [CourierHeader("Retry-After", "7")])
        #expect(
            outcome(of: reply, to: job, at: CourierSamples.now).rejection?.remedy
                == .later(afterSeconds: 7), sourceLocation: sourceLocation)
        #expect(
            outcome(job, "<html></html>", status: 404).rejection?.remedy == .amend,
            sourceLocation: sourceLocation)
    }
}
