extension SandboxWorld {
    func depot(of courier: SandboxCourier) -> SandboxDepot {
        switch courier {
        case .ghn: ghn.depot
        case .ghtk: ghtk.depot
        case .viettelPost: viettelPost.depot
        case .myVNPost: myVNPost.depot
        case .myEMS: myEMS.depot
        case .jtExpress: jtExpress.depot
        }
    }

    mutating func change(_ courier: SandboxCourier, _ body: (inout SandboxDepot) -> Void) {
        switch courier {
        case .ghn: body(&ghn.depot)
        case .ghtk: body(&ghtk.depot)
        case .viettelPost: body(&viettelPost.depot)
        case .myVNPost: body(&myVNPost.depot)
        case .myEMS: body(&myEMS.depot)
        case .jtExpress: body(&jtExpress.depot)
        }
    }

    /// Lets a courier call there; MyVNPost signs, so that its secret is not used.
    package mutating func call(_ target: SandboxHookTarget?, for courier: SandboxCourier) {
        change(courier) { $0.target = target }
    }

    /// The path that the next parcels of a courier take, `nil` for the usual ones.
    package mutating func send(_ courier: SandboxCourier, along path: SandboxPath?) {
        change(courier) { $0.path = path }
    }

    /// The parcels of a courier as they are now, the oldest first.
    package func parcels(of courier: SandboxCourier) -> [SandboxParcel] {
        depot(of: courier).shelf.all
    }

    /// Moves the sandbox's clock ahead, in milliseconds of a parcel's journey.
    package mutating func skip(_ milliseconds: Int64) {
        ahead += milliseconds / pace
    }
}
