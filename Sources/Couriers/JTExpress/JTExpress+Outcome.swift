internal import Foundation
internal import Market
internal import Reach

extension JTExpress {
    /// A label is base64 inside JSON: larger than any other answer.
    private static let mostLabelBytes = 12 << 20

    package func outcome(
        of reply: CourierReply, to job: CourierJob, at now: Int64
    ) -> CourierOutcome {
        let silent = CourierOutcome.byStatus(
            reply.status, to: job, afterSeconds: RetryAfter.seconds(in: reply, at: now))
        guard (200..<500).contains(reply.status), !(300..<400).contains(reply.status),
            reply.status != 429, let document = document(of: reply, to: job),
            let envelope = JTExpressEnvelope(document)
        else { return silent }
        guard envelope.isSuccess else { return refusal(envelope, to: job) }
        guard reply.status < 300 else { return silent }
        return read(envelope.data ?? .null, job) ?? silent
    }

    private func document(of reply: CourierReply, to job: CourierJob) -> JSONValue? {
        switch job {
        case .label, .find:
            guard reply.body.count <= Self.mostLabelBytes else { return nil }
            return try? JSONBody.value(reply.body, depth: CourierReply.deepestDocument)
        case .push, .logIn, .quote, .create, .detail, .cancel, .updateCOD, .poll:
            return reply.document
        }
    }

    private func refusal(_ envelope: JTExpressEnvelope, to job: CourierJob) -> CourierOutcome {
        switch (envelope.fault, job) {
        case (.notServed, .quote): .ok(.quoted([]))
        case (.unknownOrder, .find), (.unknownOrder, .detail): .ok(.absent)
        default: .refused(envelope.code, envelope.message)
        }
    }

    /// What a success says, `nil` when it does not show what the call is for.
    private func read(_ data: JSONValue, _ job: CourierJob) -> CourierOutcome? {
        switch job {
        case .quote(let consignment): quoted(data, consignment)
        case .create(let consignment): created(data, consignment.parcel)
        case .find(let parcel): found(data, parcel)
        case .detail(let waybill): detail(data, waybill)
        case .cancel: .ok(.cancelled)
        case .label: label(data)
        case .push, .logIn, .updateCOD, .poll: nil
        }
    }

    /// Public clients read the price under three names.
    private func quoted(_ data: JSONValue, _ consignment: Consignment) -> CourierOutcome? {
        let names = ["standardTotalFee", "price", "inquiryFee"]
        guard let price = names.lazy.compactMap({ data[$0]?.money }).first else { return nil }
        let product = JTExpressOrder.product(of: consignment.service)
        return .ok(.quoted([CourierQuote(service: product, name: product, total: price)]))
    }

    private func created(_ data: JSONValue, _ parcel: ParcelID) -> CourierOutcome? {
        guard let number = data["billCode"]?.shortCode else { return nil }
        let fees = ["inquiryFee", "codFee", "insuranceFee"].compactMap { data[$0]?.money?.vnd }
        let total = fees.reduce(Money.zero) { $0.adding(Money(vnd: $1)) ?? $0 }
        return .ok(
            .created(
                CreatedShipment(
                    waybill: Waybill(number, reference: parcel.text),
                    fee: fees.isEmpty ? nil : total)))
    }

    /// A label that can be printed shows that the order is there, and nothing of where it is.
    private func found(_ data: JSONValue, _ parcel: ParcelID) -> CourierOutcome? {
        guard let number = data["billCode"]?.shortCode else { return nil }
        var report = ShipmentReport(
            rawStatus: "printable", meaning: .informational, dedupKey: "\(number)|printable")
        report.waybill = Waybill(number, reference: parcel.text)
        report.parcel = parcel
        return .ok(.reported(report))
    }

    /// The newest scan of the one parcel that was asked for.
    private func detail(_ data: JSONValue, _ waybill: Waybill) -> CourierOutcome? {
        guard let traces = data.items else { return nil }
        let trace = traces.first { $0["billCode"]?.shortCode == waybill.text }
        guard let trace else { return traces.isEmpty ? .ok(.absent) : nil }
        let reports = JTExpressTrace.reports(in: trace)
        return reports.last.map { .ok(.reported($0)) }
    }

    private func label(_ data: JSONValue) -> CourierOutcome? {
        guard let text = data["base64EncodeContent"]?.text,
            let bytes = Data(base64Encoded: text, options: .ignoreUnknownCharacters),
            bytes.starts(with: Data("%PDF".utf8))
        else { return nil }
        return .ok(.label(.document(bytes: [UInt8](bytes), mediaType: "application/pdf")))
    }
}
