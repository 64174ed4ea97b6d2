extension Explanation {
    /// The option that a passage makes of a parcel; `nil` unless it serves.
    func option(_ passage: Passage, _ parcel: ParcelMeasure) -> ReachOption? {
        guard passage.terms.reasons(against: parcel).isEmpty, let lead = passage.terms.leadDays,
            let price = passage.terms.price(of: parcel)
        else { return nil }
        let service = tables.services[passage.service]
        let cited = citedRows(of: passage)
        return ReachOption(
            courier: service.courier, service: service.code, courierName: courierName(service),
            serviceName: service.name, leadDays: lead, price: price,
            chargeableGrams: parcel.chargeableGrams(
                divisor: passage.terms.limits.volumetricDivisor),
            cod: cod(passage, isWanted: parcel.cod != nil),
            evidence: cited.compactMap { purpose, citation in
                citation.row.map { Evidence(row: $0, purpose: purpose) }
            },
            isSample: cited.contains { $0.1.isSample })
    }

    private func cod(_ passage: Passage, isWanted: Bool) -> CODAvailability {
        if isWanted { return .taken }
        if passage.terms.limits.codCap == .zero { return .notAvailable }
        switch passage.terms.takesCOD {
        case true?: return .available
        case false?: return .notAvailable
        case nil: return .unknown
        }
    }

    /// Each row that the option rests on, once for everything that it says.
    private func citedRows(of passage: Passage) -> [(EvidencePurpose, Citation)] {
        let (pickup, delivery, lane) = (passage.pickup, passage.delivery, passage.lane)
        let lanes: [(EvidencePurpose, Int?)] = [
            (.lane, lane?.speaking), (.price, lane?.prices), (.leadDays, lane?.leadDays),
            (.dayKind, lane?.dayKind),
        ]
        let rules: [(EvidencePurpose, Int?)] = [
            (.pickup, pickup.pickup), (.delivery, delivery.delivery), (.cod, delivery.cod),
            (.pickupSurcharge, pickup.pickupSurcharge),
            (.deliverySurcharge, delivery.deliverySurcharge),
            (.pickupExtraDays, pickup.pickupExtraDays),
            (.deliveryExtraDays, delivery.deliveryExtraDays),
            (.pickupBoatDays, pickup.boatDays), (.deliveryBoatDays, delivery.boatDays),
        ]
        var cited = [(EvidencePurpose.service, Citation(tables.services[passage.service]))]
        for case (let purpose, let row?) in lanes {
            cited.append((purpose, Citation(tables.lanes[row])))
        }
        for case (let purpose, let row?) in rules {
            cited.append((purpose, Citation(tables.placeRules[row])))
        }
        for row in largestDelays(of: passage) {
            cited.append((.delay, Citation(tables.suspensions[row])))
        }
        return cited
    }

    /// Of several delays those that set an end of the range.
    private func largestDelays(of passage: Passage) -> [Int] {
        let spans = passage.delays.compactMap { row -> (row: Int, days: DaySpan)? in
            guard case .delay(let days) = tables.suspensions[row].effect else { return nil }
            return (row, days)
        }
        let largest = LeadTime.largest(spans.map(\.days))
        return spans.filter { $0.days.min == largest.min || $0.days.max == largest.max }.map(\.row)
    }
}
