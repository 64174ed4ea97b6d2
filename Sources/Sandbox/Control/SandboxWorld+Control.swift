internal import Market

/// The doors for people: what is there, what is to go wrong, and where hooks go.
extension SandboxWorld {
    /// Nobody looks further than some years ahead.
    private static let longestSkipHours: Int64 = 24 * 366

    mutating func control(_ call: SandboxCall, at now: Int64) -> SandboxReply {
        switch (call.method, call.path) {
        case ("GET", "/listings"): return .json(SandboxPages.listings(listings.feeds))
        case ("GET", "/received"):
            let journal = call.query["of"] == "couriers" ? calls : received
            let after = call.query["after"].flatMap { Int($0) } ?? 0
            return .json(SandboxPages.received(journal.entries(after: after)))
        case ("GET", "/control"): return .json(SandboxControlPage.bytes(of: self, at: now))
        case ("GET", "/control/places"): return places(call)
        case ("POST", "/faults"), ("POST", "/control/faults"): return addFaults(call, at: now)
        case ("DELETE", "/faults"), ("DELETE", "/control/faults"):
            faults.removeAll()
            return SandboxReply(status: 204)
        case ("POST", "/control/hooks"): return setHooks(call)
        case ("POST", "/control/parcels"): return setPath(call, at: now)
        case ("POST", "/control/clock"): return setClock(call)
        default: break
        }
        if call.method == "DELETE", let feed = call.rest(after: "/listings/") {
            listings.forget(feed)
            return SandboxReply(status: 204)
        }
        return Self.problem(404, "not_found", call.path)
    }

    private static func problem(_ status: Int, _ code: String, _ message: String) -> SandboxReply {
        let answer = SandboxFeed.Answer.problem(status, code, message)
        return .json(answer.body, status: answer.status)
    }

    private mutating func addFaults(_ call: SandboxCall, at now: Int64) -> SandboxReply {
        let message = try? JSONBody.object(call.body, depth: limits.depth)
        guard case .list(let list)? = message?["next"] else {
            return Self.problem(400, "malformed", "next")
        }
        do throws(SandboxFault.Refusal) {
            var faults: [SandboxFault] = []
            for value in list { faults.append(try SandboxFault(value, limits)) }
            let isAdded = self.faults.add(faults, at: now + ahead)
            return SandboxReply(status: isAdded ? 204 : 507)
        } catch {
            return Self.problem(422, "fault", error.message)
        }
    }

    /// `{"courier":"ghn","url":"http://…","secret":"…","header":"…"}`; without a url none.
    private mutating func setHooks(_ call: SandboxCall) -> SandboxReply {
        let shape = SandboxShape([
            .must("courier", .word(Set(SandboxCourier.allCases.map(\.rawValue)))),
            .may("url", .text(2_000)), .may("secret", .text(4_000)), .may("header", .text(100)),
        ])
        guard let body = body(call, shape), let courier = courier(in: body) else {
            return Self.problem(422, "hooks", "courier, url, secret, header")
        }
        guard let url = body["url"]?.text, !url.isEmpty else {
            self.call(nil, for: courier)
            return SandboxReply(status: 204)
        }
        guard url.hasPrefix("http://") || url.hasPrefix("https://") else {
            return Self.problem(422, "hooks", "url")
        }
        let secret = body["secret"]?.text ?? SandboxCredentials.hookSecret(of: courier)
        var target = SandboxHookTarget(url: url, secret: secret)
        if let header = body["header"]?.text { target.header = header }
        self.call(target, for: courier)
        return SandboxReply(status: 204)
    }

    /// `{"courier":"ghn","path":"lost"}` for the next parcels, with `number` for one on its way.
    private mutating func setPath(_ call: SandboxCall, at now: Int64) -> SandboxReply {
        let shape = SandboxShape([
            .must("courier", .word(Set(SandboxCourier.allCases.map(\.rawValue)))),
            .may("path", .word(Set(SandboxPath.allCases.map(\.rawValue)))),
            .may("number", .text(100)),
        ])
        guard let body = body(call, shape), let courier = courier(in: body) else {
            return Self.problem(422, "parcels", "courier, path, number")
        }
        let path = body["path"]?.text.flatMap { SandboxPath(rawValue: $0) }
        guard let number = body["number"]?.text else {
            send(courier, along: path)
            return SandboxReply(status: 204)
        }
        var isDone: Void?
        let clock = now + ahead
        change(courier) { depot in
            guard let path else { return }
            isDone = depot.shelf.change(number) { $0.follow(path, from: clock) }
        }
        return isDone == nil
            ? Self.problem(404, "parcels", number) : SandboxReply(status: 204)
    }

    /// `{"hours":24}` of a parcel's journey.
    private mutating func setClock(_ call: SandboxCall) -> SandboxReply {
        let shape = SandboxShape([.must("hours", .whole(1...Self.longestSkipHours))])
        guard let hours = body(call, shape)?["hours"]?.whole else {
            return Self.problem(422, "clock", "hours")
        }
        skip(hours * 3_600_000)
        return SandboxReply(status: 204)
    }

    private func places(_ call: SandboxCall) -> SandboxReply {
        guard let courier = call.query["courier"].flatMap({ SandboxCourier(rawValue: $0) }) else {
            return Self.problem(422, "places", "courier")
        }
        return .document(depot(of: courier).places.csv(for: courier), mediaType: "text/csv")
    }

    private func body(_ call: SandboxCall, _ shape: SandboxShape) -> [String: JSONValue]? {
        guard let body = try? JSONBody.object(call.body, depth: 3),
            shape.objection(to: body) == nil
        else { return nil }
        return body
    }

    private func courier(in body: [String: JSONValue]) -> SandboxCourier? {
        body["courier"]?.text.flatMap { SandboxCourier(rawValue: $0) }
    }
}
