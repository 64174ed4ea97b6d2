internal import Reach

extension Offer {
    /// What can be a listing at all; beyond it a number is a slip of the hand.
    package enum Limit {
        package static let sets: ClosedRange<Int64> = 1...26
        package static let price: ClosedRange<Int64> = 1_000...1_000_000_000
        package static let netQuantity: ClosedRange<Int64> = 1...1_000_000
        /// The heaviest parcel any courier's documents name is 50 kg; a pallet is no listing.
        package static let weightGrams: ClosedRange<Int64> = 1...200_000
        package static let sideCm: ClosedRange<Int64> = 1...300
        package static let days: ClosedRange<Int64> = 1...3_650
        package static let stock: ClosedRange<Int64> = 0...10_000_000
    }

    /// The offer cleaned, or everything that is wrong with it; what a draft left unsaid before may
    /// stay so.
    package func checked(leaving open: Set<String> = []) throws(FieldProblems) -> Offer {
        var check = FieldCheck()
        var clean = self
        clean.name = check.text(name, "name", limit: CleanText.Limit.name)
        clean.pack = check.text(pack, "pack", limit: CleanText.Limit.name)
        clean.description = check.text(
            description, "description", limit: CleanText.Limit.description, multiline: true,
            allowsEmpty: true)
        check.range(set, "set", Limit.sets)
        check.range(netQuantity, "net_quantity", Limit.netQuantity)
        check.range(packedWeightGrams, "packed_weight_g", Limit.weightGrams)
        check.range(lengthCm, "length_cm", Limit.sideCm)
        check.range(widthCm, "width_cm", Limit.sideCm)
        check.range(heightCm, "height_cm", Limit.sideCm)
        check.range(price.vnd, "price_vnd", Limit.price)
        check.range(shelfLifeDays, "shelf_life_days", Limit.days)
        check.range(longestTransitDays, "longest_transit_days", Limit.days)
        if goods.isEmpty { check.refuse(.missing("goods")) }
        if netUnit == .grams, netQuantity > packedWeightGrams {
            check.refuse(
                FieldProblem(
                    "packed_weight_g", .outOfRange,
                    vi: "Khối lượng cả bao bì phải từ khối lượng tịnh (\(netQuantity) g) trở lên.",
                    en: "The packed weight cannot be less than the net weight (\(netQuantity) g)."))
        }
        clean.details = details.checked(set: set, into: &check)
        let stillOpen = open.isEmpty ? [] : open.intersection(unsaid)
        let problems = check.problems.filter { !stillOpen.contains($0.field) }
        if !problems.isEmpty { throw FieldProblems(problems) }
        return clean
    }
}
