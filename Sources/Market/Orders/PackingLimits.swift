package import Reach

/// The weight and size that one service carries; what it does not limit is without bounds.
package struct PackingLimits: Hashable, Sendable, Comparable {
    package let maxWeightGrams: Int
    package let maxSideCm: Int
    /// The longest side plus twice the two others.
    package let maxGirthCm: Int

    package init(maxWeightGrams: Int = .max, maxSideCm: Int = .max, maxGirthCm: Int = .max) {
        self.maxWeightGrams = maxWeightGrams
        self.maxSideCm = maxSideCm
        self.maxGirthCm = maxGirthCm
    }

    package init(_ service: CourierService) {
        self.init(
            maxWeightGrams: service.maxWeightGrams ?? .max, maxSideCm: service.maxSideCm ?? .max,
            maxGirthCm: service.maxGirthCm ?? .max)
    }

    /// The different limits of all services that a day knows, the roomiest first.
    package static func all(of services: [CourierService], on day: Day) -> [PackingLimits] {
        let inForce = services.filter { $0.validity.contains(day) }
        return Set(inForce.map { PackingLimits($0) }).sorted(by: >)
    }

    /// Whether a parcel of that weight and those sides is within the limits.
    package func hold(weightGrams: Int, lengthCm: Int, widthCm: Int, heightCm: Int) -> Bool {
        let longest = max(lengthCm, widthCm, heightCm)
        let girth = 2 * (lengthCm + widthCm + heightCm) - longest
        return weightGrams <= maxWeightGrams && longest <= maxSideCm && girth <= maxGirthCm
    }

    package static func < (left: PackingLimits, right: PackingLimits) -> Bool {
        let a = (left.maxWeightGrams, left.maxSideCm, left.maxGirthCm)
        return a < (right.maxWeightGrams, right.maxSideCm, right.maxGirthCm)
    }
}
