internal import Reach

/// Finding out which lines are to blame where a group of lines cannot go together.
extension OrderPlanner {
    /// Tries lines apart that different services carry, or says which lines cannot go and why.
    mutating func apart(
        _ lines: [Int], after refusal: OrderError
    ) throws(OrderError) -> [PlannedParcel] {
        var refused: [(line: Int, answer: ReachAnswer)] = []
        var unwished: [Int] = []
        var byServices: [(services: Set<RowPair>, lines: [Int])] = []
        for line in lines {
            let alone = try onePack(of: line)
            let answer = answer(alone.parcel)
            let services = Set(wished(answer).map(RowPair.init))
            if answer.status != .served {
                refused.append((line, answer))
            } else if services.isEmpty {
                unwished.append(line)
            } else if let index = byServices.firstIndex(where: { $0.services == services }) {
                byServices[index].lines.append(line)
            } else {
                byServices.append((services, [line]))
            }
        }
        let blamed = blame(refused) + (unwished.isEmpty ? [] : [notServed(lines: unwished)])
        if !blamed.isEmpty { throw .together(blamed) }
        guard byServices.count > 1 else { throw refusal }
        var parcels: [PlannedParcel] = []
        var failures: [OrderError] = []
        for group in byServices {
            switch attempt(group.lines) {
            case .success(let planned): parcels += planned
            case .failure(let failure): failures.append(failure)
            }
        }
        if !failures.isEmpty { throw .together(failures) }
        return parcels
    }

    /// A single pack of the line, alone in its parcel.
    private func onePack(of line: Int) throws(OrderError) -> ParcelPlan {
        guard let offer = order.offers[line] else { throw .totalTooLarge }
        let box = PackBox().adding(1, of: Pack(offer, line: line, quantity: 1))
        guard let size = box.size(within: PackingLimits()),
            let plan = ParcelPlan(box, size, of: producer, in: order)
        else { throw .totalTooLarge }
        return plan
    }

    /// Lines that are refused with the same answer are told together.
    private func blame(_ refused: [(line: Int, answer: ReachAnswer)]) -> [OrderError] {
        var errors: [OrderError] = []
        var groups: [(answer: ReachAnswer, lines: [Int])] = []
        for (line, answer) in refused {
            let listing = order.lines[line].listing
            switch answer.trouble {
            case .weight: errors.append(.tooHeavy(line: line, listing, answer))
            case .size: errors.append(.tooLarge(line: line, listing, answer))
            case .cash, .suspended, .outOfSeason, nil:
                if let index = groups.firstIndex(where: { $0.answer == answer }) {
                    groups[index].lines.append(line)
                } else {
                    groups.append((answer, [line]))
                }
            }
        }
        return errors
            + groups.map { .unreachable(lines: $0.lines, producer, $0.answer) }
    }
}

/// A courier's service by its two codes.
private struct RowPair: Hashable {
    let courier: CourierCode
    let service: ServiceCode

    init(_ option: ReachOption) {
        courier = option.courier
        service = option.service
    }
}
