import Couriers
import Market

/// The courier's own truth in the simulation: what it has, what happens to it, what it calls.
struct ModelOffice {
    /// One parcel at the courier.
    struct Carried {
        let parcel: String
        var status = ParcelStatus.created
        var at: Int64
        var isCancelled = false
    }

    let lostCreate: CarryingCapabilities.LostCreate
    private(set) var carried: [String: Carried] = [:]
    /// Calls that it makes sooner or later.
    var calls: [String] = []
    /// Requests that the network still holds, with the instant at which they arrive.
    var underway: [(at: Int64, words: [String])] = []
    private(set) var breaches: [String] = []

    init(_ lostCreate: CarryingCapabilities.LostCreate) {
        self.lostCreate = lostCreate
    }

    func live(_ parcel: String) -> [String] {
        carried.filter { $0.value.parcel == parcel && !$0.value.isCancelled }.map(\.key)
    }

    func waybill(of parcel: String) -> String? {
        carried.first { $0.value.parcel == parcel }?.key
    }

    /// What arrives by then is taken, though nobody waits for the answer any more.
    mutating func arrive(by now: Int64) {
        let arrived = underway.filter { $0.at <= now }
        underway.removeAll { $0.at <= now }
        for request in arrived { _ = take(request.words, at: request.at) }
    }

    mutating func take(_ words: [String], at now: Int64) -> String {
        switch words[0] {
        case "create": return create(words[1], at: now)
        case "find":
            guard let waybill = waybill(of: words[1]) else { return "absent" }
            return report(waybill)
        case "detail": return carried[words[1]] == nil ? "absent" : report(words[1])
        case "cancel": return cancel(words[1], at: now)
        default: return "updated"
        }
    }

    private mutating func create(_ parcel: String, at now: Int64) -> String {
        if lostCreate == .sameAgain || lostCreate == .adoptRefused,
            let known = waybill(of: parcel)
        {
            return "created \(known)"
        }
        let waybill = "W\(carried.count + 1)"
        carried[waybill] = Carried(parcel: parcel, at: now)
        if live(parcel).count > 1 { breaches.append("\(parcel) is live twice") }
        if carried.values.filter({ $0.parcel == parcel }).count > 1 {
            breaches.append("\(parcel) was created twice")
        }
        calls.append(report(waybill))
        return "created \(waybill)"
    }

    private mutating func cancel(_ waybill: String, at now: Int64) -> String {
        guard let parcel = carried[waybill] else { return "absent" }
        // What is in somebody's hands is not called back any more.
        if parcel.status.isHandedOver { return "no" }
        if parcel.isCancelled { return "cancelled" }
        carried[waybill]?.isCancelled = true
        carried[waybill]?.status = .cancelled
        carried[waybill]?.at = now
        calls.append(report(waybill))
        return "cancelled"
    }

    /// The parcel goes one step on its way.
    mutating func move(_ waybill: String, at now: Int64) {
        let way: [ParcelStatus] = [
            .created, .pickedUp, .inTransit, .outForDelivery, .delivered,
        ]
        guard let parcel = carried[waybill], let place = way.firstIndex(of: parcel.status),
            place + 1 < way.count
        else { return }
        carried[waybill]?.status = way[place + 1]
        carried[waybill]?.at = now
        calls.append(report(waybill))
    }

    /// The courier cancels what it has not fetched yet, of its own accord.
    mutating func giveBack(_ waybill: String, at now: Int64) {
        guard let parcel = carried[waybill], parcel.status == .created else { return }
        carried[waybill]?.isCancelled = true
        carried[waybill]?.status = .cancelled
        carried[waybill]?.at = now
        calls.append(report(waybill))
    }

    private func report(_ waybill: String) -> String {
        guard let parcel = carried[waybill] else { return "absent" }
        return "report \(waybill) \(parcel.parcel) \(parcel.status.rawValue) \(parcel.at)"
    }
}
