import Couriers
import Market
import Reach

/// A courier whose calls are words: what the lanes do can be seen without any courier's fields.
struct PlainCourier: Courier {
    let lostCreate: CarryingCapabilities.LostCreate
    var operations: Set<CarryingCapabilities.Operation> = [
        .create, .find, .detail, .cancel, .updateCOD, .hook,
    ]

    var capabilities: CourierCapabilities {
        CourierCapabilities(
            carrying: CarryingCapabilities(
                operations: operations, lostCreate: lostCreate, addresses: [.twoTier],
                limits: CarryingLimits()))
    }

    func request(
        for job: CourierJob, account: CourierAccount, at now: Int64
    ) throws(CourierError) -> CourierRequest {
        if operations.contains(.logIn), job != .logIn, account.token == nil {
            throw .unauthorized("no token")
        }
        return CourierRequest(
            method: .post, url: account.url,
            headers: [CourierHeader("Token", account.token?.secret.text ?? "")],
            body: Array(try words(of: job).utf8))
    }

    private func words(of job: CourierJob) throws(CourierError) -> String {
        switch job {
        case .logIn: return "log_in"
        case .create(let parcel): return "create \(parcel.parcel.text) \(parcel.collect.vnd)"
        case .find(let parcel): return "find \(parcel.text)"
        case .detail(let waybill): return "detail \(waybill.text)"
        case .cancel(let waybill, let reason): return "cancel \(waybill.text) \(reason.rawValue)"
        case .updateCOD(let waybill, let money): return "collect \(waybill.text) \(money.vnd)"
        case .poll(let from, let to, let page): return "list \(from.text) \(to.text) \(page)"
        case .push, .quote, .label: throw .unsupported("no such word")
        }
    }

    func outcome(of reply: CourierReply, to job: CourierJob, at now: Int64) -> CourierOutcome {
        let text = String(decoding: reply.body, as: UTF8.self)
        let words = text.split { " \n".contains($0) }.map(String.init)
        switch (reply.status, words.first) {
        case (200, "created"): return .ok(.created(CreatedShipment(waybill: Waybill(words[1]))))
        case (200, "absent"): return .ok(.absent)
        case (200, "cancelled"): return .ok(.cancelled)
        case (200, "updated"): return .ok(.updatedCOD)
        case (200, "token"):
            return .ok(.loggedIn(CourierToken(secret: Secret(words[1]), expiresAt: nil)))
        case (200, "list"), (200, "more"):
            // "list" or "more", then one report on each line.
            let lines = text.split(separator: "\n").dropFirst()
            let reports = lines.map { Self.report($0.split(separator: " ").map(String.init)) }
            return .ok(.listed(reports, hasMore: words[0].hasPrefix("more")))
        case (200, "report"): return .ok(.reported(Self.report(words)))
        case (400, _): return no("no", text, .amend)
        case (401, _): return no("token", "", .logIn)
        case (429, _): return no("busy", "", .later(afterSeconds: 60))
        default: return .unknown(CourierDoubt(cause: "status \(reply.status)"))
        }
    }

    private func no(
        _ code: String, _ message: String, _ remedy: CourierRejection.Remedy
    ) -> CourierOutcome {
        .rejected(CourierRejection(code: code, message: message, remedy: remedy))
    }

    func reading(of hook: CourierHook, at now: Int64) -> HookReading {
        let words = String(decoding: hook.body, as: UTF8.self).split(separator: " ")
        switch words.first {
        case "report": return .reports([Self.report(words.map(String.init))])
        case "rumour":
            var report = Self.report(words.map(String.init))
            report.isUnproven = true
            report.fee = Money(vnd: 1)
            return .reports([report])
        default: return .unreadable("no report")
        }
    }

    /// `report W1 pk_1 in_transit 17`: number, parcel, status, and when in milliseconds.
    private static func report(_ words: [String]) -> ShipmentReport {
        let status = ParcelStatus(rawValue: words[3])
        var report = ShipmentReport(
            rawStatus: words[3], meaning: status.map { .status($0) } ?? .unmapped,
            dedupKey: words.dropFirst().joined(separator: " "))
        report.waybill = words[1] == "-" ? nil : Waybill(words[1])
        report.parcel = words[2] == "-" ? nil : ParcelID(words[2])
        report.at = Int64(words[4])
        return report
    }
}
