// What each table asks of its rows.
extension CoverageCheck {
    mutating func checkServices() {
        for service in tables.services {
            let row = RowAddress(table: .services, id: service.id)
            checkCourier(service.courier, row)
            checkText(service.name, row, "name")
            check(service.minWeightGrams, in: CoverageLimits.weightGrams, row, "min_weight_g")
            check(service.maxWeightGrams, in: CoverageLimits.weightGrams, row, "max_weight_g")
            checkOrder(service.minWeightGrams, service.maxWeightGrams, row, "max_weight_g")
            check(service.maxSideCm, in: CoverageLimits.sideCm, row, "max_side_cm")
            check(service.maxGirthCm, in: CoverageLimits.girthCm, row, "max_girth_cm")
            check(
                service.volumetricDivisor, in: CoverageLimits.volumetricDivisor, row,
                "volumetric_divisor")
            check(service.codCap?.vnd, in: CoverageLimits.value, row, "cod_cap_vnd")
            check(service.codFee?.vnd, in: CoverageLimits.price, row, "cod_fee_vnd")
            check(service.codFeeBasisPoints, in: CoverageLimits.basisPoints, row, "cod_fee_bp")
            check(
                service.declaredValueCap?.vnd, in: CoverageLimits.value, row,
                "declared_value_cap_vnd")
            checkEnd(service.validity, service.source, row)
        }
    }

    mutating func checkLanes() {
        for lane in tables.lanes {
            let row = RowAddress(table: .lanes, id: lane.id)
            checkCourier(lane.courier, row)
            checkService(lane.service, of: lane.courier, row)
            if case .pair(let origin, let destination) = lane.scope {
                checkScope(origin, of: lane.courier, row, "origin")
                checkScope(destination, of: lane.courier, row, "destination")
            }
            check(lane.priceSteps, row)
            check(lane.leadDays, row, "lead")
            if !lane.serves, lane.priceSteps != nil || lane.leadDays != nil || lane.dayKind != nil {
                note(
                    row, "serves", .neverHeard,
                    "Tuyến không phục vụ thì giá và thời gian không có tác dụng.",
                    "A lane that does not serve has no use for a price or lead days.")
            }
            checkEnd(lane.validity, lane.source, row)
        }
    }

    mutating func checkPlaceRules() {
        for rule in tables.placeRules {
            let row = RowAddress(table: .placeRules, id: rule.id)
            checkCourier(rule.courier, row)
            checkService(rule.service, of: rule.courier, row)
            checkScope(rule.place, of: rule.courier, row, "place")
            if let origin = rule.origin { checkScope(origin, of: rule.courier, row, "origin") }
            check(rule.pickupExtraDays, row, "pickup_extra")
            check(rule.deliveryExtraDays, row, "delivery_extra")
            check(rule.pickupSurcharge, row, "pickup_surcharge")
            check(rule.deliverySurcharge, row, "delivery_surcharge")
            checkSaysSomething(rule, row)
            checkEnd(rule.validity, rule.source, row)
        }
    }

    mutating func checkSuspensions() {
        for suspension in tables.suspensions {
            let row = RowAddress(table: .suspensions, id: suspension.id)
            if let courier = suspension.courier { checkCourier(courier, row) }
            checkService(suspension.service, of: suspension.courier, row)
            if let place = suspension.place {
                checkScope(place, of: suspension.courier, row, "place")
            }
            checkSuspendedLane(suspension, row)
            checkEffect(suspension, row)
            checkEnd(suspension.validity, suspension.source, row)
        }
    }

    private mutating func checkSuspendedLane(_ suspension: Suspension, _ row: RowAddress) {
        guard let lane = suspension.lane else { return }
        guard let courier = laneCouriers[lane] else {
            note(
                row, "lane", .unknownLane, "Không có tuyến “\(lane.text)”.",
                "There is no lane “\(lane.text)”.")
            return
        }
        guard let named = suspension.courier, named != courier else { return }
        note(
            row, "lane", .otherCourier,
            "Tuyến “\(lane.text)” là của “\(courier.text)”, không phải “\(named.text)”.",
            "Lane “\(lane.text)” is of “\(courier.text)”, not “\(named.text)”.")
    }

    private mutating func checkEffect(_ suspension: Suspension, _ row: RowAddress) {
        if case .delay(let days) = suspension.effect {
            check(days, row, "delay")
            if days == .zero {
                note(
                    row, "delay_max_days", .emptyRow, "Hoãn 0 ngày thì không có tác dụng.",
                    "A delay of no days does nothing.")
            }
        }
        let isBoundless =
            suspension.courier == nil && suspension.service == nil && suspension.place == nil
            && suspension.access == nil && suspension.lane == nil
        if isBoundless {
            note(
                row, "place", .emptyRow,
                "Không ghi phạm vi nào; muốn nói cả nước thì ghi nơi là country.",
                "Names nothing; to mean everywhere say so: place country.")
        }
    }

    private mutating func checkSaysSomething(_ rule: PlaceRule, _ row: RowAddress) {
        let saysPickup =
            rule.pickup != nil || rule.pickupExtraDays != nil || rule.pickupSurcharge != nil
        let saysMore =
            rule.delivery != nil || rule.cod != nil || rule.deliveryExtraDays != nil
            || rule.deliverySurcharge != nil || rule.access != nil || rule.boatDays != nil
        let hasOrigin = rule.origin != nil
        if !saysMore && (hasOrigin || !saysPickup) {
            note(
                row, "delivery", .emptyRow, "Dòng này không nói điều gì.",
                "The row says nothing.")
        } else if hasOrigin && saysPickup {
            note(
                row, "pickup", .neverHeard,
                "Dòng có nơi đi chỉ nói về việc giao; phần lấy hàng không có tác dụng.",
                "A row with an origin speaks of delivery only; its pick-up cells do nothing.")
        }
    }

    private mutating func checkEnd(_ validity: Validity, _ source: String, _ row: RowAddress) {
        checkValidity(validity, row)
        checkText(source, row, "source")
    }
}
