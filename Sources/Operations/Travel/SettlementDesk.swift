package import Market
package import Reach
package import Storage

/// Brings couriers' settlements in, and says what does not agree to the đồng.
package struct SettlementDesk: Sendable {
    /// A settlement with what came of it.
    package struct Report: Hashable, Sendable {
        package let settlement: Settlement
        package let lines: [SettledLine]
        /// Delivered, with money due, and in no settlement so far.
        package let missing: [CODEntry]
        /// Whether the very same file was brought in before; then nothing changed.
        package let wasKnown: Bool
        package let isDryRun: Bool
    }

    /// Why nothing was brought in or found.
    package enum Failure: Error, Hashable, Sendable {
        case unknownCourier(CourierCode)
        case notFound(String)
    }

    /// The most missing parcels that a report names.
    private static let mostMissing = 500

    let house: House

    /// Brings a file in whole; a dry run answers the same and changes nothing.
    package func bring(
        _ file: [UInt8], of courier: CourierCode, dryRun: Bool, by caller: Caller, once: Once,
        render: @escaping @Sendable (Report) throws -> Answer
    ) async throws -> Answer {
        let lines = try SettlementFile.lines(file)
        let settlement = Settlement(
            id: house.clockwork.ids.make("st"), courier: courier, digest: Digest.sha256(file),
            lineCount: lines.count, collected: lines.sum(\.collected), fee: lines.sum(\.fee),
            remitted: lines.sum(\.remitted), importedAt: house.clockwork.now(),
            importedBy: caller.keyID)
        return try await house.write(by: caller, once, render: render) {
            [house] session, now in
            guard try session.couriers().contains(where: { $0.code == courier }) else {
                throw Failure.unknownCourier(courier)
            }
            if let known = try session.settlement(
                withDigest: settlement.digest, of: courier)
            {
                return try Self.report(known, wasKnown: true, isDryRun: dryRun, in: session)
            }
            guard dryRun else {
                try Self.take(lines, into: settlement, at: now, in: session)
                try house.note(
                    "settlement_imported", on: courier.text, by: caller, settlement.id, at: now,
                    in: session)
                return try Self.report(settlement, in: session)
            }
            var report: Report?
            try session.attempt {
                try Self.take(lines, into: settlement, at: now, in: session)
                report = try Self.report(settlement, isDryRun: true, in: session)
            }
            // `attempt` has either filled it or thrown.
            guard let report else { throw Failure.notFound(settlement.id) }
            return report
        }
    }

    /// A courier's settlements before an id, newest first.
    package func settlements(
        of courier: CourierCode, before id: String?, limit: Int
    ) async throws -> [Settlement] {
        try await house.store.read { try $0.settlements(of: courier, before: id, limit: limit) }
    }

    /// A settlement with its lines as they were found, and what is missing by now.
    package func find(_ id: String, of courier: CourierCode) async throws -> Report {
        try await house.store.read { session in
            guard let settlement = try session.settlement(id, of: courier) else {
                throw Failure.notFound(id)
            }
            return try Self.report(settlement, in: session)
        }
    }

    private static func take(
        _ lines: [SettlementLine], into settlement: Settlement, at now: Int64,
        in session: StoreSession
    ) throws {
        try session.insert(settlement)
        for line in lines {
            let parcel = try session.parcel(named: line.reference, at: settlement.courier)
            let known = try parcel.flatMap { try self.known(of: $0, at: now, in: session) }
            try session.insert(
                SettledLine(
                    line, parcel: parcel, finding: line.finding(against: known),
                    expected: known?.due),
                of: settlement.id)
            if let parcel { try session.followMoney(of: parcel, at: now) }
        }
    }

    private static func known(
        of parcel: ParcelID, at now: Int64, in session: StoreSession
    ) throws -> SettlementLine.Known? {
        guard let file = try session.travelFile(of: parcel) else { return nil }
        let entry = try session.codEntry(of: parcel)
        let shipment = try session.shipment(of: parcel)?.shipment
        let turn = try session.assignment(of: parcel)
        return SettlementLine.Known(
            due: entry?.due ?? file.agreed, isDelivered: file.history.status == .delivered,
            isSettled: (entry?.settled.count ?? 0) > 0,
            fees: [file.parcel.freight, turn?.freight, shipment?.fee].compactMap(\.self))
    }

    private static func report(
        _ settlement: Settlement, wasKnown: Bool = false, isDryRun: Bool = false,
        in session: StoreSession
    ) throws -> Report {
        let lines = try session.lines(ofSettlement: settlement.id)
        let last = lines.compactMap(\.line.paidOn).max()
        let until =
            last?.advanced(by: 1).startUTCMilliseconds ?? settlement.importedAt
        return Report(
            settlement: settlement, lines: lines,
            missing: try session.unsettledEntries(
                of: settlement.courier, deliveredBy: min(until, settlement.importedAt),
                limit: mostMissing),
            wasKnown: wasKnown, isDryRun: isDryRun)
    }
}

extension [SettlementLine] {
    /// The sum of one amount; a file's lines are too few and too small to overflow.
    fileprivate func sum(_ amount: (SettlementLine) -> Money) -> Money {
        Money(vnd: reduce(0) { $0 + amount($1).vnd })
    }
}
