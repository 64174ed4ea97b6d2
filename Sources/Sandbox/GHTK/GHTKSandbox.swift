internal import Market

/// Giao Hàng Tiết Kiệm as its documents describe it: one shop and its orders.
struct GHTKSandbox: Sendable {
    /// The shop's own credentials, for the sandbox only.
    static let token = "sandbox-ghtk-token-cafe"
    static let clientSource = "S00000001"

    var depot: SandboxDepot

    init(_ depot: SandboxDepot) {
        self.depot = depot
    }

    mutating func answer(_ call: SandboxCall, at now: Int64) -> SandboxReply {
        do throws(GHTKRefusal) {
            guard let (endpoint, key) = GHTKEndpoint.find(call) else { throw .notFound }
            guard call.method == endpoint.method else { throw .wrongMethod }
            guard !depot.refusesTokens, call.header("token") == Self.token else {
                throw GHTKRefusal(401, "20101", "Token không hợp lệ")
            }
            guard call.header("x-client-source") == Self.clientSource else {
                throw GHTKRefusal(401, "20102", "X-Client-Source không hợp lệ")
            }
            return try answer(endpoint, key, call, at: now)
        } catch {
            return error.reply(id: depot.number())
        }
    }

    mutating func advance(to now: Int64) -> [SandboxHook] {
        let news = depot.news(at: now)
        guard let target = depot.target else { return [] }
        return news.compactMap { GHTKHook.hook(of: $0.parcel, $0.event, to: target) }
    }

    private mutating func answer(
        _ endpoint: GHTKEndpoint, _ key: String, _ call: SandboxCall, at now: Int64
    ) throws(GHTKRefusal) -> SandboxReply {
        switch endpoint {
        case .create: return try create(call, at: now)
        case .fee: return try fee(call)
        case .status:
            let parcel = try parcel(key)
            return GHTKAnswer.reply("order") { $0.write(GHTKAnswer.status(of: parcel)) }
        case .cancel: return try cancel(parcel(key), at: now)
        case .label: return try label(parcel(key), call)
        case .pickupAddresses:
            return GHTKAnswer.reply("data") { $0.write(GHTKAnswer.pickupAddresses) }
        case .fourthLevel:
            return GHTKAnswer.reply("data") { $0.list(["Khác"]) { $0.value($1) } }
        }
    }

    /// By GHTK's label, or by the shop's number behind `partner_id:`.
    private func parcel(_ key: String) throws(GHTKRefusal) -> SandboxParcel {
        let mark = "partner_id:"
        let found =
            key.hasPrefix(mark)
            ? depot.shelf[code: String(key.dropFirst(mark.count))] : depot.shelf[key]
        guard let found else { throw .notFound }
        return found
    }

    /// Only what GHTK does not have yet can be called back; the reasons are texts.
    private mutating func cancel(
        _ parcel: SandboxParcel, at now: Int64
    ) throws(GHTKRefusal) -> SandboxReply {
        if parcel.stage == .cancelled {
            throw GHTKRefusal(business: "Đơn hàng đã ở trạng thái hủy")
        }
        guard [1, 2, 12].contains(GHTKStatus.id(for: parcel.stage) ?? 0) else {
            throw GHTKRefusal(business: "Đơn hàng đã lấy, không thể hủy")
        }
        depot.move(parcel.number, to: .cancelled, at: now, because: .cancelledByCustomer)
        return .json {
            $0.member("success", true)
            $0.member("message", "")
            $0.member("log_id", "\(parcel.number).log")
        }
    }

    private func label(
        _ parcel: SandboxParcel, _ call: SandboxCall
    ) throws(GHTKRefusal) -> SandboxReply {
        if let objection = GHTKShapes.label.objection(to: call.query) {
            throw GHTKRefusal(objection)
        }
        return .document(
            "%PDF-1.4\n% \(parcel.number)\n%%EOF\n", mediaType: "application/pdf")
    }
}
