internal import Reach

// Rules 7 and 9: days and price.
extension SlowService {
    func days() -> (shortest: Int, longest: Int)? {
        guard lanes().first?.serves == true, let lead = laneCell(\.leadDays)?.0 else { return nil }
        var shortest = calendarDays(lead.min)
        var longest = calendarDays(lead.max)
        for extra in [pickupCell(\.pickupExtraDays)?.0, deliveryCell(\.deliveryExtraDays)?.0] {
            shortest += extra?.min ?? 0
            longest += extra?.max ?? 0
        }
        var delay = (0, 0)
        for suspension in suspensions() {
            if case .delay(let span) = suspension.effect {
                delay = (max(delay.0, span.min), max(delay.1, span.max))
            }
        }
        return (shortest + delay.0, longest + delay.1)
    }

    /// Walks the calendar one day at a time.
    private func calendarDays(_ laneDays: Int) -> Int {
        func waited(_ start: Int, _ mask: WeekdayMask?) -> Int {
            var passed = start
            while let mask, !mask.contains(day.advanced(by: passed)) { passed += 1 }
            return passed
        }
        var passed = waited(0, service.collectingDays)
        passed = waited(passed, pickupCell(\.boatDays)?.0)
        var left = laneDays
        while left > 0 {
            passed += 1
            let today = day.advanced(by: passed)
            let isWorking = today.weekday != 6 && !world.tables.holidays.contains(today)
            if laneCell(\.dayKind)?.0 != .working || isWorking { left -= 1 }
        }
        return waited(passed, deliveryCell(\.boatDays)?.0)
    }

    func base() -> Int64? {
        var grams = parcel.weightGrams
        if let divisor = service.volumetricDivisor {
            let volume = parcel.lengthCm * parcel.widthCm * parcel.heightCm
            while grams * divisor < volume * 1_000 {
                grams += max(1, (volume * 1_000 - grams * divisor) / divisor)
            }
        }
        guard let prices = laneCell(\.priceSteps)?.0, let last = prices.steps.last else {
            return nil
        }
        if let step = prices.steps.first(where: { $0.upToGrams >= grams }) { return step.price.vnd }
        guard let beyond = prices.beyond else { return nil }
        var (reached, price) = (last.upToGrams, last.price.vnd)
        while reached < grams {
            reached += beyond.grams
            price += beyond.price.vnd
        }
        return price
    }

    private func share(_ amount: Int64, _ points: Int) -> Int64 {
        let (whole, rest) = (amount * Int64(points)).quotientAndRemainder(dividingBy: 10_000)
        return rest >= 5_000 ? whole + 1 : whole
    }

    private func surcharge(_ surcharge: Surcharge?, on base: Int64) -> Int64 {
        switch surcharge {
        case .fixed(let amount)?: amount.vnd
        case .basisPoints(let points)?: share(base, points)
        case nil: 0
        }
    }

    func option() -> SlowFinding.Option? {
        guard let base = base(), let days = days() else { return nil }
        let pickup = surcharge(pickupCell(\.pickupSurcharge)?.0, on: base)
        let delivery = surcharge(deliveryCell(\.deliverySurcharge)?.0, on: base)
        let cod = parcel.cod.map {
            (service.codFee?.vnd ?? 0) + share($0.vnd, service.codFeeBasisPoints ?? 0)
        }
        let total = base + pickup + delivery + (cod ?? 0)
        let taken =
            parcel.cod != nil
            ? "taken"
            : service.codCap?.vnd == 0
                ? "not_available"
                : deliveryCell(\.cod).map { $0.0 ? "available" : "not_available" } ?? "unknown"
        return SlowFinding.Option(
            total: total, longest: days.longest, shortest: days.shortest,
            text: "\(service.courier.text) \(service.code.text) \(days.shortest)-\(days.longest) "
                + "\(base)+\(pickup)+\(delivery)+\(cod ?? 0)=\(total) \(taken)"
        )
    }
}
