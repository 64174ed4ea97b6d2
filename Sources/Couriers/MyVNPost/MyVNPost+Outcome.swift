internal import Foundation
internal import Market
internal import Reach

extension MyVNPost {
    /// A label is base64 inside JSON: larger than any other answer.
    private static let mostLabelBytes = 12 << 20

    package func outcome(
        of reply: CourierReply, to job: CourierJob, at now: Int64
    ) -> CourierOutcome {
        let wait = RetryAfter.seconds(in: reply, at: now)
        // The page says 401 and 403 for a token that is over; a log-in that is refused is not one.
        if reply.status == 401 || reply.status == 403, job != .logIn {
            return .refused("token", "status \(reply.status)", .logIn)
        }
        let silent = CourierOutcome.byStatus(reply.status, to: job, afterSeconds: wait)
        guard (200..<500).contains(reply.status), !(300..<400).contains(reply.status),
            reply.status != 429, let document = document(of: reply, to: job)
        else { return silent }
        guard reply.status < 300 else { return Self.refusal(in: document) ?? silent }
        return read(document, job) ?? Self.refusal(in: document) ?? silent
    }

    private func document(of reply: CourierReply, to job: CourierJob) -> JSONValue? {
        guard case .label = job else { return reply.document }
        guard reply.body.count <= Self.mostLabelBytes else { return nil }
        return try? JSONBody.value(reply.body, depth: CourierReply.deepestDocument)
    }

    /// The words with which the calls say no; each of them writes another name.
    private static func refusal(in document: JSONValue) -> CourierOutcome? {
        let names = ["errorMessage", "message", "Message"]
        guard let words = names.lazy.compactMap({ document[$0]?.shortText }).first else {
            return document["success"]?.flag == false ? .refused("refused", "success: false") : nil
        }
        let code = document["errorCode"]?.shortCode ?? document["code"]?.shortCode
        return .refused(code ?? "refused", words)
    }

    /// What a 2xx says, `nil` when it is not what the call is documented to answer.
    private func read(_ document: JSONValue, _ job: CourierJob) -> CourierOutcome? {
        switch job {
        case .logIn: loggedIn(document)
        case .quote: quoted(document)
        case .create: created(document)
        case .find(let parcel): found(document, parcel)
        case .detail(let waybill): detail(document, waybill)
        case .cancel: affair(document, done: .cancelled)
        case .updateCOD: affair(document, done: .updatedCOD)
        case .label: label(document)
        case .poll: listed(document)
        case .push: nil
        }
    }

    private func loggedIn(_ document: JSONValue) -> CourierOutcome? {
        guard document["success"]?.flag == true, let token = document["token"]?.text,
            !token.isEmpty
        else { return nil }
        // How long it lasts is not said; a call that is refused with 401 or 403 tells.
        return .ok(.loggedIn(CourierToken(secret: Secret(token), expiresAt: nil)))
    }

    /// An empty list of services means that none goes there.
    private func quoted(_ document: JSONValue) -> CourierOutcome? {
        guard let services = document.items ?? document["data"]?.items else { return nil }
        let quotes = services.compactMap { service -> CourierQuote? in
            guard let code = service["serviceCode"]?.shortCode,
                let total = service["totalFee"]?.money
            else { return nil }
            return CourierQuote(
                service: code, name: service["serviceName"]?.shortText ?? code, total: total)
        }
        if quotes.isEmpty, !services.isEmpty { return .doubt("charges that cannot be read") }
        return .ok(.quoted(quotes))
    }

    /// The order itself, sometimes inside `data`.
    private func created(_ document: JSONValue) -> CourierOutcome? {
        guard let record = MyVNPostRecord(document) ?? document["data"].flatMap(MyVNPostRecord.init)
        else { return nil }
        return .ok(.created(CreatedShipment(waybill: record.waybill, fee: record.fee)))
    }

    private func found(_ document: JSONValue, _ parcel: ParcelID) -> CourierOutcome? {
        guard let records = MyVNPostRecord.all(in: document) else { return nil }
        if records.isEmpty { return .ok(.absent) }
        guard let record = records.lazy.compactMap(MyVNPostRecord.init).first,
            record.parcel == nil || record.parcel == parcel, var report = record.report()
        else { return .doubt("an order that is not the one asked for") }
        report.parcel = parcel
        return .ok(.reported(report))
    }

    private func detail(_ document: JSONValue, _ waybill: Waybill) -> CourierOutcome? {
        guard let records = MyVNPostRecord.all(in: document) else { return nil }
        if records.isEmpty { return .ok(.absent) }
        guard let record = records.lazy.compactMap(MyVNPostRecord.init).first,
            record.waybill == waybill, let report = record.report()
        else { return .doubt("an order that is not the one asked for") }
        return .ok(.reported(report))
    }

    private func listed(_ document: JSONValue) -> CourierOutcome? {
        guard let records = MyVNPostRecord.all(in: document) else { return nil }
        let reports = records.compactMap { MyVNPostRecord($0)?.report() }
        return .ok(.listed(reports, hasMore: records.count >= Self.pageSize))
    }

    /// Type 00 is done, 02 waits for somebody at Vietnam Post, and all others are a no.
    private func affair(_ document: JSONValue, done: CourierAnswer) -> CourierOutcome? {
        let answer = document.items?.first ?? document
        guard let type = (answer["Type"] ?? answer["type"])?.shortCode else { return nil }
        let words = (answer["Message"] ?? answer["message"])?.shortText ?? "type \(type)"
        return switch type {
        case "00": .ok(done)
        case "02": .refused("awaits_approval", "Vietnam Post has to approve it: \(words)")
        default: .refused("type_\(type)", words)
        }
    }

    /// One PDF per parcel, in base64 (as public clients read it; the page does not show it).
    private func label(_ document: JSONValue) -> CourierOutcome? {
        guard let text = document.items?.first?.text ?? document.text,
            let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters),
            data.starts(with: Data("%PDF".utf8))
        else { return nil }
        return .ok(.label(.document(bytes: [UInt8](data), mediaType: "application/pdf")))
    }
}
