/// One courier's product with the limits of what it carries; an absent limit is none.
package struct CourierService: Hashable, Sendable {
    package var id: RowID
    package var courier: CourierCode
    package var code: ServiceCode
    package var name: String
    package var mode: CarriageMode?
    /// Limits are inclusive and speak of the actual weight.
    package var minWeightGrams: Int?
    package var maxWeightGrams: Int?
    package var maxSideCm: Int?
    /// The longest side plus twice the two others.
    package var maxGirthCm: Int?
    /// Cubic centimetres that count as one kilogram.
    package var volumetricDivisor: Int?
    /// A cap of zero refuses cash on delivery.
    package var codCap: Money?
    package var codFee: Money?
    package var codFeeBasisPoints: Int?
    package var declaredValueCap: Money?
    package var excludedGoods: Set<GoodsClass>
    package var collectingDays: WeekdayMask?
    package var validity: Validity
    package var source: String
    package var isSample: Bool

    package init(
        id: RowID, courier: CourierCode, code: ServiceCode, name: String,
        mode: CarriageMode? = nil, minWeightGrams: Int? = nil, maxWeightGrams: Int? = nil,
        maxSideCm: Int? = nil, maxGirthCm: Int? = nil, volumetricDivisor: Int? = nil,
        codCap: Money? = nil, codFee: Money? = nil, codFeeBasisPoints: Int? = nil,
        declaredValueCap: Money? = nil, excludedGoods: Set<GoodsClass> = [],
        collectingDays: WeekdayMask? = nil, validity: Validity = .always, source: String,
        isSample: Bool = false
    ) {
        self.id = id
        self.courier = courier
        self.code = code
        self.name = name
        self.mode = mode
        self.minWeightGrams = minWeightGrams
        self.maxWeightGrams = maxWeightGrams
        self.maxSideCm = maxSideCm
        self.maxGirthCm = maxGirthCm
        self.volumetricDivisor = volumetricDivisor
        self.codCap = codCap
        self.codFee = codFee
        self.codFeeBasisPoints = codFeeBasisPoints
        self.declaredValueCap = declaredValueCap
        self.excludedGoods = excludedGoods
        self.collectingDays = collectingDays
        self.validity = validity
        self.source = source
        self.isSample = isSample
    }
}

/// How a service moves parcels between provinces; for people, no rule depends on it.
package enum CarriageMode: String, Sendable, CaseIterable {
    case road
    case rail
    case air
    case sea
    case mixed
}
