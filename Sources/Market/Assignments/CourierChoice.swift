package import Reach

/// Which courier is asked next when one will not carry a parcel.
package enum CourierChoice {
    /// The best option by the order's policy whose courier is not left out; `nil` when none is.
    ///
    /// A courier that the buyer named and that is left out gives way to the cheapest other one.
    package static func next(
        of answer: ReachAnswer, wish: CourierWish, leavingOut: Set<CourierCode>
    ) -> ReachOption? {
        guard answer.status == .served else { return nil }
        let left: [ReachOption]
        switch wish {
        case .cheapest: left = answer.options
        case .fastest: left = answer.optionsBySpeed.map { answer.options[$0] }
        case .named(let courier):
            left = answer.options.filter { $0.courier == courier } + answer.options
        }
        return left.first { !leavingOut.contains($0.courier) }
    }
}
