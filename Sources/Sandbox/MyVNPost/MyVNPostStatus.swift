/// MyVNPost's numbers for where a parcel is.
enum MyVNPostStatus {
    static func code(for stage: SandboxStage) -> Int {
        switch stage {
        case .created: 1
        case .collecting: 4
        case .pickupFailed: 5
        case .collected: 6
        case .stored: 7
        case .moving: 10
        case .waitingForBoat: 13
        case .arrived: 11
        case .delivering: 12
        case .deliveryFailed: 15
        case .waitingToReturn: 16
        case .returnDecided: 17
        case .returning: 24
        case .returned: 19
        case .delivered: 14
        case .settled: 21
        // No number of a loss or of damage is published.
        case .lost, .damaged: 22
        case .cancelled: 9
        }
    }

    static func last(of parcel: SandboxParcel) -> Int {
        code(for: parcel.stage)
    }
}
