/// All of a passage that parcels are held against; it is the only place where a parcel is judged.
struct CarriageTerms: Sendable {
    let limits: ServiceLimits
    let leadDays: DaySpan?
    let prices: PriceSteps?
    let pickupSurcharge: Surcharge?
    let deliverySurcharge: Surcharge?
    /// What the destination's rules say of cash on delivery.
    let takesCOD: Bool?
    /// The reasons that hold for every parcel.
    let standing: ReasonSet
    /// Whether a lane serves; a closed or unspoken way is not also blamed for its price.
    let isOpen: Bool

    /// Why this service does not carry the parcel; empty when it does.
    ///
    /// A no beats silence: where anybody says no, what nobody says is left out.
    func reasons(against parcel: ParcelMeasure) -> ReasonSet {
        let refusals = standing.refusals
            .union(limitsBroken(by: parcel)).union(codRefused(to: parcel))
            .union(isTooSlow(for: parcel) ? ReasonSet(.tooSlow) : [])
        guard refusals.isEmpty else { return refusals }
        var silences = standing
        if parcel.cod != nil, takesCOD == nil { silences.insert(ReasonSet(.codUnknown)) }
        if isOpen && price(of: parcel) == nil { silences.insert(ReasonSet(.noPrice)) }
        return silences
    }

    /// Whether there is no reason at all, found without gathering the others.
    func carries(_ parcel: ParcelMeasure) -> Bool {
        standing.isEmpty && !isTooSlow(for: parcel) && limitsBroken(by: parcel).isEmpty
            && (parcel.cod == nil || (takesCOD != nil && codRefused(to: parcel).isEmpty))
            && price(of: parcel) != nil
    }

    /// The parts of the price, or `nil` when no row prices this weight.
    func price(of parcel: ParcelMeasure) -> ReachPrice? {
        let grams = parcel.chargeableGrams(divisor: limits.volumetricDivisor)
        guard let base = prices?.price(grams: grams),
            let pickup = (pickupSurcharge ?? .fixed(.zero)).amount(of: base),
            let delivery = (deliverySurcharge ?? .fixed(.zero)).amount(of: base),
            let cod = codFee(of: parcel),
            let total = base.adding(pickup)?.adding(delivery)?.adding(cod)
        else { return nil }
        return ReachPrice(base: base, pickup: pickup, delivery: delivery, cod: cod, total: total)
    }

    private func limitsBroken(by parcel: ParcelMeasure) -> ReasonSet {
        var broken: ReasonSet = []
        if parcel.weightGrams < limits.minWeightGrams { broken.insert(ReasonSet(.underWeight)) }
        if parcel.weightGrams > limits.maxWeightGrams { broken.insert(ReasonSet(.overWeight)) }
        if parcel.longestSideCm > limits.maxSideCm { broken.insert(ReasonSet(.overSide)) }
        if parcel.girthCm > limits.maxGirthCm { broken.insert(ReasonSet(.overGirth)) }
        if parcel.goods & limits.excludedGoods != 0 { broken.insert(ReasonSet(.goodsExcluded)) }
        if let value = parcel.declaredValue, value > limits.declaredValueCap {
            broken.insert(ReasonSet(.overDeclaredValue))
        }
        return broken
    }

    private func codRefused(to parcel: ParcelMeasure) -> ReasonSet {
        guard let amount = parcel.cod else { return [] }
        var refused: ReasonSet = []
        if takesCOD == false || limits.codCap == .zero {
            refused.insert(ReasonSet(.codNotAvailable))
        }
        // A cap of zero is a refusal, not a cap that this amount happens to exceed.
        if amount > limits.codCap, limits.codCap != .zero { refused.insert(ReasonSet(.overCODCap)) }
        return refused
    }

    private func isTooSlow(for parcel: ParcelMeasure) -> Bool {
        guard let limit = parcel.longestTransitDays, let leadDays else { return false }
        return leadDays.max > limit
    }

    /// The fee for collecting the wanted amount; nothing where none is wanted.
    private func codFee(of parcel: ParcelMeasure) -> Money? {
        guard let amount = parcel.cod else { return .zero }
        return amount.portion(basisPoints: limits.codFeeBasisPoints)?.adding(limits.codFee)
    }
}

/// A service's limits with every absent one made harmless, so that asking is comparing numbers.
struct ServiceLimits: Sendable {
    let minWeightGrams: Int
    let maxWeightGrams: Int
    let maxSideCm: Int
    let maxGirthCm: Int
    let volumetricDivisor: Int?
    let codCap: Money
    let codFee: Money
    let codFeeBasisPoints: Int
    let declaredValueCap: Money
    let excludedGoods: UInt32

    init(_ service: CourierService) {
        minWeightGrams = service.minWeightGrams ?? .min
        maxWeightGrams = service.maxWeightGrams ?? .max
        maxSideCm = service.maxSideCm ?? .max
        maxGirthCm = service.maxGirthCm ?? .max
        volumetricDivisor = service.volumetricDivisor
        codCap = service.codCap ?? Money(vnd: .max)
        codFee = service.codFee ?? .zero
        codFeeBasisPoints = service.codFeeBasisPoints ?? 0
        declaredValueCap = service.declaredValueCap ?? Money(vnd: .max)
        excludedGoods = GoodsClass.mask(of: service.excludedGoods)
    }
}
