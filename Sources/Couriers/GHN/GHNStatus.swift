internal import Market

/// Every status that GHN documents, with what it means to us.
enum GHNStatus: String, CaseIterable {
    case readyToPick = "ready_to_pick"
    case picking
    case moneyCollectPicking = "money_collect_picking"
    case picked
    case storing
    case transporting
    case sorting
    case delivering
    case moneyCollectDelivering = "money_collect_delivering"
    case delivered
    case deliveryFail = "delivery_fail"
    /// May still be delivered within two days.
    case waitingToReturn = "waiting_to_return"
    case `return`
    case returnTransporting = "return_transporting"
    case returnSorting = "return_sorting"
    case returning
    case returnFail = "return_fail"
    case returned
    case cancel
    case exception
    case lost
    case damage
    case scrap

    var meaning: ParcelStatus {
        switch self {
        case .readyToPick, .picking, .moneyCollectPicking: .created
        case .picked: .pickedUp
        case .storing, .transporting, .sorting: .inTransit
        case .delivering, .moneyCollectDelivering: .outForDelivery
        case .delivered: .delivered
        case .deliveryFail, .waitingToReturn: .deliveryFailed
        case .return, .returnTransporting, .returnSorting, .returning, .returnFail: .returning
        case .returned: .returned
        case .cancel: .cancelled
        case .exception: .exception
        case .lost: .lost
        case .damage, .scrap: .damaged
        }
    }

    var flags: Set<ReportFlag> {
        switch self {
        case .returnFail, .exception, .lost, .damage, .scrap: [.attention]
        case .readyToPick, .picking, .moneyCollectPicking, .picked, .storing, .transporting,
            .sorting, .delivering, .moneyCollectDelivering, .delivered, .deliveryFail,
            .waitingToReturn, .return, .returnTransporting, .returnSorting, .returning,
            .returned, .cancel:
            []
        }
    }
}
