internal import Reach

/// One service asked about one parcel, rule by rule.
struct SlowService {
    let world: SlowReach
    let service: CourierService
    let parcel: Parcel
    let from: Commune
    let to: Commune
    let day: Day

    func finding() -> SlowFinding {
        var finding = SlowFinding()
        addPlaces(to: &finding)
        addLane(to: &finding)
        addLimits(to: &finding)
        addCOD(to: &finding)
        addSuspensionsAndDays(to: &finding)
        if finding.noes.isEmpty, finding.silences.isEmpty { finding.option = option() }
        return finding
    }

    private func line(_ code: String, _ row: RowID?) -> String {
        "\(service.courier.text) \(service.code.text) \(code) \(row?.text ?? "-")"
    }

    private func addPlaces(to finding: inout SlowFinding) {
        switch pickupCell(\.pickup) {
        case (false, let row)?: finding.noes.append(line("NO_PICKUP_AT_ORIGIN", row))
        case nil: finding.silences.append(line("NO_PICKUP_ROW", nil))
        default: break
        }
        switch deliveryCell(\.delivery) {
        case (false, let row)?: finding.noes.append(line("NOT_DELIVERED", row))
        case nil: finding.silences.append(line("NO_DELIVERY_ROW", nil))
        default: break
        }
    }

    private func addLane(to finding: inout SlowFinding) {
        guard let lane = lanes().first else {
            finding.silences.append(line("NO_LANE", nil))
            return
        }
        guard lane.serves else {
            finding.noes.append(line("LANE_CLOSED", lane.id))
            return
        }
        if laneCell(\.leadDays) == nil { finding.silences.append(line("NO_LEAD_TIME", lane.id)) }
        if base() == nil {
            finding.silences.append(line("NO_PRICE", laneCell(\.priceSteps)?.1 ?? lane.id))
        }
    }

    private func addLimits(to finding: inout SlowFinding) {
        let sides = [parcel.lengthCm, parcel.widthCm, parcel.heightCm].sorted()
        let girth = sides[2] + 2 * sides[1] + 2 * sides[0]
        let value = parcel.declaredValue?.vnd ?? 0
        let broken = [
            ("UNDER_WEIGHT", service.minWeightGrams.map { parcel.weightGrams < $0 }),
            ("OVER_WEIGHT", service.maxWeightGrams.map { parcel.weightGrams > $0 }),
            ("OVER_SIDE", service.maxSideCm.map { sides[2] > $0 }),
            ("OVER_GIRTH", service.maxGirthCm.map { girth > $0 }),
            ("GOODS_EXCLUDED", !service.excludedGoods.isDisjoint(with: parcel.goods)),
            ("OVER_DECLARED_VALUE", service.declaredValueCap.map { value > $0.vnd }),
        ]
        for (code, isBroken) in broken where isBroken == true {
            finding.noes.append(line(code, service.id))
        }
    }

    private func addCOD(to finding: inout SlowFinding) {
        guard let wanted = parcel.cod else { return }
        let said = deliveryCell(\.cod)
        if let said, !said.0 { finding.noes.append(line("COD_NOT_AVAILABLE", said.1)) }
        if let cap = service.codCap {
            if cap.vnd == 0 {
                finding.noes.append(line("COD_NOT_AVAILABLE", service.id))
            } else if wanted.vnd > cap.vnd {
                finding.noes.append(line("OVER_COD_CAP", service.id))
            }
        }
        if said == nil { finding.silences.append(line("COD_UNKNOWN", nil)) }
    }

    private func addSuspensionsAndDays(to finding: inout SlowFinding) {
        for suspension in suspensions() where suspension.effect == .stop {
            finding.noes.append(line("SUSPENDED", suspension.id))
        }
        if let limit = parcel.longestTransitDays, let days = days(), days.longest > limit {
            finding.noes.append(line("TOO_SLOW", laneCell(\.leadDays)?.1))
        }
    }

    func suspensions() -> [Suspension] {
        world.tables.suspensions.filter { suspension in
            guard suspension.validity.contains(day),
                suspension.courier == nil || suspension.courier == service.courier,
                suspension.service == nil || suspension.service == service.code,
                suspension.lane == nil || suspension.lane == lanes().first?.id
            else { return false }
            let ends = [
                (Leg.pickup, from, pickupCell(\.access)?.0),
                (.delivery, to, deliveryCell(\.access)?.0),
            ]
            return ends.contains { leg, commune, access in
                (suspension.leg == nil || suspension.leg == leg)
                    && (suspension.access == nil || suspension.access == access)
                    && (suspension.place.map {
                        world.holds($0, commune, courier: service.courier)
                    } ?? true)
            }
        }
    }
}
