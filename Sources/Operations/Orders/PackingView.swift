package import Market
internal import Reach
internal import Storage

/// A parcel as its producer sees it: what to pack and until when, and nothing of who buys.
package struct PackingView: Hashable, Sendable {
    /// Name and quantity of one line inside.
    package struct Line: Hashable, Sendable {
        package let name: String
        package let quantity: Int
    }

    package let parcel: OrderParcel
    package let order: OrderID
    package let lines: [Line]
    /// The photo of what was packed, where one was taken and the order's receiver is not erased.
    package let photo: ParcelPhoto?
}

extension PackingView {
    /// The parcel with its order, for whoever may do something about it; nobody else learns that
    /// it exists.
    static func owner(
        of id: ParcelID, _ caller: Caller, in session: StoreSession
    ) throws -> (parcel: OrderParcel, order: OrderID) {
        guard let owner = try session.owner(of: id) else { throw OrderError.parcelNotFound(id) }
        let isOwn =
            switch caller.role {
            case .admin: true
            case .storefront: owner.storefront == caller.storefront
            case .producer, .helper: caller.mayAct(for: owner.parcel.producer, in: .orders)
            case .officer, .courier: false
            }
        guard isOwn else { throw OrderError.parcelNotFound(id) }
        return (owner.parcel, owner.order)
    }

    static func view(of id: ParcelID, in session: StoreSession) throws -> PackingView {
        guard let owner = try session.owner(of: id) else { throw OrderError.parcelNotFound(id) }
        return PackingView(
            parcel: owner.parcel, order: owner.order,
            lines: try session.packedNames(of: id).map {
                Line(name: $0.name, quantity: $0.quantity)
            }, photo: try session.parcelPhoto(of: id))
    }
}
