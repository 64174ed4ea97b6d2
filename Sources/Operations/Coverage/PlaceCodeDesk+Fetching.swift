package import Couriers
package import Market
package import Reach
internal import Storage

/// A courier's list of today's places, asked of the courier itself.
extension PlaceCodeDesk {
    /// What a fetched list came to, and how it differs from the one before.
    package struct Fetched: Hashable, Sendable {
        package let report: Report
        package let difference: PlaceListDifference
    }

    /// Why no list came.
    package enum FetchFailure: Error, Hashable, Sendable {
        /// No partner carries for this courier, or it is disabled.
        case noPartner(CourierCode)
        /// The courier offers no list, or its account cannot ask for one.
        case unsupported(String)
        /// The courier's words, or what was wrong with its answer.
        case courier(String)
        case unreachable(TransportError)
        /// Nothing was listed, or more than any courier's list has.
        case implausible(lines: Int)
    }

    /// No courier divides the country into more.
    private static let mostProvinces = 100
    /// Pages of one province; none has more than a few hundred communes.
    private static let mostPages = 50

    /// Reads the courier's own list of today's communes and puts it in place of the one before;
    /// what people reviewed stays reviewed.
    ///
    /// The account is that of the partner who carries for the courier. A list that breaks off
    /// changes nothing.
    package func fetch(
        _ courier: CourierCode, over transport: any CourierTransport, dryRun: Bool,
        by caller: Caller
    ) async throws -> Fetched {
        try caller.demandCountry()
        let partner = try await house.store.read { session in
            try session.partner(carrying: courier)
                ?? PartnerCode(courier.text).flatMap { try session.partner($0) }
        }
        guard let partner, let adapter = partner.carryingCourier?.courier else {
            throw FetchFailure.noPartner(courier)
        }
        let source = PlaceSource(
            adapter: adapter, account: partner.account, transport: transport,
            now: house.clockwork.now)
        var lines: [CourierPlaceLine] = []
        let provinces = try await source.all(.provinces)
        if provinces.isEmpty || provinces.count > Self.mostProvinces {
            throw FetchFailure.implausible(lines: provinces.count)
        }
        for province in provinces {
            lines += try await communes(of: province, from: source)
            if lines.count > PlaceCodeFile.mostLines {
                throw FetchFailure.implausible(lines: lines.count)
            }
        }
        if lines.isEmpty { throw FetchFailure.implausible(lines: 0) }
        let before = try await known(of: courier)
        let report = try await replace(lines, of: courier, .new, dryRun: dryRun, by: caller)
        return Fetched(
            report: report, difference: PlaceListDifference(from: before, to: lines))
    }

    private func communes(
        of province: ListedPlace, from source: PlaceSource
    ) async throws -> [CourierPlaceLine] {
        var lines: [CourierPlaceLine] = []
        var offset = 0
        for _ in 0..<Self.mostPages {
            let part = PlacePart.communes(province: province.code, offset: offset)
            let (page, next) = try await source.page(part)
            lines += page.map { place in
                CourierPlaceLine(
                    code: place.code, name: place.name, parentCode: province.code,
                    parentName: province.name)
            }
            guard let next, next > offset else { return lines }
            offset = next
        }
        throw FetchFailure.implausible(lines: lines.count)
    }

    private func known(of courier: CourierCode) async throws -> [CourierPlaceLine] {
        try await house.store.read { session in
            var lines: [CourierPlaceLine] = []
            var query = PlaceCodeQuery(courier: courier, system: .new, limit: 1_000)
            while true {
                let page = try session.placeCodes(query)
                lines += page.map(\.entry.line.spelling)
                guard page.count == query.limit, let last = page.last else { return lines }
                query.after = last.entry.line.code
            }
        }
    }
}

/// One courier that is asked for its list, call by call.
private struct PlaceSource: Sendable {
    let adapter: any Courier
    let account: CourierAccount
    let transport: any CourierTransport
    let now: @Sendable () -> Int64

    func all(_ part: PlacePart) async throws -> [ListedPlace] {
        try await page(part).places
    }

    func page(_ part: PlacePart) async throws -> (places: [ListedPlace], next: Int?) {
        let request: CourierRequest
        do throws(CourierError) {
            request = try adapter.request(for: part, account: account, at: now())
        } catch {
            switch error {
            case .unauthorized(let words), .unsupported(let words), .refused(let words):
                throw PlaceCodeDesk.FetchFailure.unsupported(words)
            }
        }
        let reply: CourierReply
        do throws(TransportError) {
            reply = try await transport.send(request)
        } catch {
            throw PlaceCodeDesk.FetchFailure.unreachable(error)
        }
        switch adapter.places(in: reply, to: part) {
        case .listed(let places, let next): return (places, next)
        case .refused(let words), .unreadable(let words):
            throw PlaceCodeDesk.FetchFailure.courier(words)
        }
    }
}
