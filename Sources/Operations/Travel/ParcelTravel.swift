package import Market
internal import Reach
internal import Storage

/// How a parcel travels: what was heard, when it should be there, the money and any claim.
package struct ParcelTravel: Hashable, Sendable {
    package let parcel: OrderParcel
    package let lane: TravelLane
    package let history: ParcelHistory
    /// The state that people are shown; `nil` while it is being packed.
    package let status: ParcelStatus?
    /// `nil` once no delivery is to come.
    package let forecast: ParcelForecast?
    /// `nil` where nothing is collected at the door, and before anything was heard.
    package let money: CODEntry?
    package let claim: Claim?

    /// The reports that were the state at some time, in the order in which they happened.
    package var timeline: [KeptReport] {
        history.entries.filter { $0.standing == .counted && $0.kept.status != nil }.map(\.kept)
    }
}

extension ParcelTravel {
    /// The parcel as it travels at an instant; `nil` where there is no such parcel.
    static func load(
        _ id: ParcelID, at now: Int64, in session: StoreSession
    ) throws -> ParcelTravel? {
        guard let file = try session.travelFile(of: id) else { return nil }
        let shipment = try session.currentShipment(of: id)?.shipment
        let heard = shipment?.status(after: file.history) ?? file.history.status
        let isGivenUp = file.parcel.handover == .cancelled && heard?.isFinal != true
        let status = isGivenUp ? .cancelled : heard
        return ParcelTravel(
            parcel: file.parcel, lane: file.lane, history: file.history, status: status,
            forecast: try forecast(file, status, at: now, in: session),
            money: try session.codEntry(of: id), claim: try session.claim(of: id))
    }

    /// The parcels of an order as they travel at an instant.
    static func load(
        _ ids: [ParcelID], at now: Int64, in session: StoreSession
    ) throws -> [ParcelID: ParcelTravel] {
        var travels: [ParcelID: ParcelTravel] = [:]
        for id in ids { travels[id] = try load(id, at: now, in: session) }
        return travels
    }

    private static func forecast(
        _ file: TravelFile, _ status: ParcelStatus?, at now: Int64, in session: StoreSession
    ) throws -> ParcelForecast? {
        if status?.isFinal == true || status == .returning { return nil }
        let today = Day(utcMilliseconds: now)
        let since = today.advanced(by: -LaneExperience.windowDays).startUTCMilliseconds
        let experience = try session.experience(
            of: file.parcel.courier, file.parcel.service, on: file.lane, since: since)
        // A courier's days begin when it is asked, which for the first is with the order.
        let turn = try session.assignment(of: file.parcel.id)
        let start = turn.map { $0.number > 1 ? $0.offeredAt : file.placedAt } ?? file.placedAt
        return ParcelForecast(
            status, placedOn: Day(utcMilliseconds: start),
            lead: (file.parcel.leadMinDays, file.parcel.leadMaxDays), experience: experience,
            today: today)
    }
}
