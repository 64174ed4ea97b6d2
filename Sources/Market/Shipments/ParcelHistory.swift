package import Reach

/// A report as it was kept, with when and how it was heard.
package struct KeptReport: Hashable, Sendable {
    package let report: ShipmentReport
    /// When it was heard first, in UTC milliseconds.
    package let heardAt: Int64
    /// Whether the courier was asked; a call from outside is only a hint where one can ask.
    package let isConfirmed: Bool
    /// Who carried the parcel when it was heard; a parcel that changes hands has one history.
    package let courier: CourierCode?
    /// Whether the parcel was another courier's by then: what it tells moves nothing on.
    package let isFormer: Bool
    /// Whether a person has said since that it was looked at.
    package let isSeen: Bool

    package init(
        _ report: ShipmentReport, heardAt: Int64, isConfirmed: Bool, courier: CourierCode? = nil,
        isFormer: Bool = false, isSeen: Bool = false
    ) {
        self.report = report
        self.heardAt = heardAt
        self.isConfirmed = isConfirmed
        self.courier = courier
        self.isFormer = isFormer
        self.isSeen = isSeen
    }

    /// When it happened; a courier's clock that runs ahead of ours does not reach the future.
    package var instant: Int64 {
        min(report.at ?? heardAt, heardAt)
    }
}

/// All that was heard of one parcel, in the order in which it happened, and what follows from it.
///
/// Nothing of it is stored: the same reports give the same history, whatever their order.
package struct ParcelHistory: Hashable, Sendable {
    /// What a report does to the state.
    package enum Standing: String, Sendable, CaseIterable {
        /// It is, or was, the state.
        case counted
        /// Known there and without meaning for the state.
        case informational
        /// A word that no table names; somebody should look.
        case unmapped
        /// An end that only a call from outside told; the courier is asked before it counts.
        case hint
        /// It came after the end, or contradicts it.
        case afterFinal = "after_final"
        /// A courier told it that did not have the parcel any more; nothing of the way follows.
        case former
    }

    /// One report with its standing.
    package struct Entry: Hashable, Sendable {
        package let kept: KeptReport
        package let standing: Standing
    }

    /// By the time at which they happened; what happened at once in the order of the way.
    package let entries: [Entry]
    /// The state, or `nil` while nothing was heard that says one.
    package let status: ParcelStatus?

    /// `reports` are in the order in which they were heard, each event once.
    package init(_ reports: [KeptReport]) {
        let final = reports.first {
            $0.isConfirmed && !$0.isFormer && $0.status?.isFinal == true
        }
        let standings = reports.map { Self.standing(of: $0, final: final) }
        entries = zip(reports, standings).map { Entry(kept: $0, standing: $1) }
            .sorted { Self.isBefore($0.kept, $1.kept) }
        if let final {
            status = final.status
        } else {
            // What a read said overrules the hints that were heard before it.
            let lastRead = reports.lastIndex { $0.isConfirmed && $0.status != nil } ?? -1
            let deciding = reports.indices.filter { index in
                standings[index] == .counted && (reports[index].isConfirmed || index > lastRead)
            }
            status = deciding.map { reports[$0] }.max(by: Self.isBefore)?.status
        }
    }

    /// Whether a person should look: a word nobody knows, a contradiction, a bad end, or goods
    /// that a courier has although the parcel is another's.
    ///
    /// What was looked at raises nothing any more; a word nobody knows raises nothing once the
    /// way has ended, as the end stands whatever it meant.
    package var needsAttention: Bool {
        if entries.contains(where: { isBadEnd($0) || isUnsettled($0) }) { return true }
        return heldElsewhere.contains { !$0.isSeen }
    }

    private func isBadEnd(_ entry: Entry) -> Bool {
        guard let status, [.lost, .damaged, .exception].contains(status) else { return false }
        return entry.standing == .counted && entry.kept.status == status && !entry.kept.isSeen
    }

    private func isUnsettled(_ entry: Entry) -> Bool {
        if entry.kept.isSeen { return false }
        switch entry.standing {
        case .unmapped: return status?.isFinal != true
        case .afterFinal: return entry.kept.status?.isFinal == true && entry.kept.status != status
        case .counted, .informational, .hint, .former:
            return entry.kept.report.flags.contains(.attention)
        }
    }

    /// The last word of each former courier that has had the goods and did not bring them back.
    private var heldElsewhere: [KeptReport] {
        var last: [CourierCode?: KeptReport] = [:]
        for entry in entries where entry.standing == .former && entry.kept.status != nil {
            last[entry.kept.courier] = entry.kept
        }
        return last.values.filter { kept in
            kept.status?.isHandedOver == true && kept.status != .returned
        }
    }

    private static func standing(of kept: KeptReport, final: KeptReport?) -> Standing {
        if kept.isFormer { return .former }
        switch kept.report.meaning {
        case .informational: return .informational
        case .unmapped: return .unmapped
        case .status(let status):
            if let final, kept.report.dedupKey != final.report.dedupKey {
                // The same end told twice agrees with it.
                if status.isFinal { return status == final.status ? .counted : .afterFinal }
                return kept.instant > final.instant ? .afterFinal : .counted
            }
            return status.isFinal && !kept.isConfirmed ? .hint : .counted
        }
    }

    private static func isBefore(_ left: KeptReport, _ right: KeptReport) -> Bool {
        if left.instant != right.instant { return left.instant < right.instant }
        let (near, far) = (left.status?.rank ?? -1, right.status?.rank ?? -1)
        return near == far ? left.report.dedupKey < right.report.dedupKey : near < far
    }
}

extension KeptReport {
    /// The state that it says, if it says one.
    package var status: ParcelStatus? {
        if case .status(let status) = report.meaning { status } else { nil }
    }
}

extension ParcelStatus {
    /// How far along the way it is, where two things happened at the same instant.
    fileprivate var rank: Int {
        ParcelStatus.allCases.firstIndex(of: self) ?? 0
    }

    /// Whether the courier has had the parcel in its hands.
    package var isHandedOver: Bool {
        switch self {
        case .created, .cancelled: false
        case .pickedUp, .inTransit, .outForDelivery, .delivered, .deliveryFailed, .returning,
            .returned, .lost, .damaged, .exception:
            true
        }
    }
}
