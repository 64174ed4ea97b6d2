internal import Operations
internal import Outbox

extension LiveTurns {
    /// The turns that the partners' lanes keep to as well; `uptime` is the lanes' own.
    init(of gates: PartnerGates, at uptime: @escaping @Sendable () -> Duration) {
        self.init(
            begin: { gates[$0].wait(pace: $1, at: uptime()) },
            end: { partner, ending in
                gates[partner].note(PartnerGate.Result(ending), at: uptime())
            })
    }
}

extension PartnerGate.Result {
    fileprivate init(_ ending: LiveTurns.Ending) {
        self =
            switch ending {
            case .answered(let seconds): .answered(restSeconds: seconds)
            case .failed(let seconds): .failed(restSeconds: seconds)
            case .left: .left
            }
    }
}
