/// How far the producer is with a parcel.
package struct Packing: Hashable, Sendable {
    package var state: PackingState
    /// Until when the producer is to say that it is packed, in UTC milliseconds.
    package var packBy: Int64?
    package var packedAt: Int64?
    /// What the producer weighed and measured.
    package var measures: PackedMeasures?

    package init(
        state: PackingState = .toPack, packBy: Int64? = nil, packedAt: Int64? = nil,
        measures: PackedMeasures? = nil
    ) {
        self.state = state
        self.packBy = packBy
        self.packedAt = packedAt
        self.measures = measures
    }

    /// Whether the producer should have packed it by now.
    package func isLate(at now: Int64) -> Bool {
        guard state == .toPack, let packBy else { return false }
        return packBy <= now
    }
}

/// What a producer has said of a parcel.
package enum PackingState: String, Sendable, CaseIterable {
    case toPack = "to_pack"
    case packed
    /// The producer does not pack it, with a reason.
    case refused
    /// Nobody has to pack it any more: it was given up, or the time ran out.
    case released
}

/// A packed parcel's weight in grams and sides in centimetres, as the producer measured them.
package struct PackedMeasures: Hashable, Sendable {
    package let weightGrams: Int
    package let lengthCm: Int
    package let widthCm: Int
    package let heightCm: Int

    /// What a parcel may weigh and how long a side may be.
    package enum Limit {
        package static let weightGrams: ClosedRange<Int64> = 1...1_000_000
        package static let sideCm: ClosedRange<Int64> = 1...500
    }

    package init(weightGrams: Int, lengthCm: Int, widthCm: Int, heightCm: Int) {
        self.weightGrams = weightGrams
        self.lengthCm = lengthCm
        self.widthCm = widthCm
        self.heightCm = heightCm
    }

    /// Throws where a measure is not one of a parcel.
    package func check() throws(FieldProblems) {
        var check = FieldCheck()
        check.range(weightGrams, "weight_g", Limit.weightGrams)
        check.range(lengthCm, "length_cm", Limit.sideCm)
        check.range(widthCm, "width_cm", Limit.sideCm)
        check.range(heightCm, "height_cm", Limit.sideCm)
        try check.finish()
    }

    /// Whether a service with those limits carries it.
    package func isWithin(_ limits: PackingLimits) -> Bool {
        limits.hold(
            weightGrams: weightGrams, lengthCm: lengthCm, widthCm: widthCm, heightCm: heightCm)
    }
}
