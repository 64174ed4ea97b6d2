internal import Market
internal import TestSupport
import Testing

/// How packs are spread over parcels.
@Suite struct ParcelPackingTests {
    private func pack(_ line: Int, _ quantity: Int, grams: Int, side: Int = 10) -> Pack {
        Pack(
            line: line, quantity: quantity, weightGrams: grams, lengthCm: side, widthCm: side,
            heightCm: side)
    }

    private func boxes(
        _ packs: [Pack], _ limits: PackingLimits, most: Int = 40
    ) -> [String]? {
        guard case .packed(let boxes) = ParcelPacking.pack(packs, within: limits, most: most)
        else { return nil }
        return boxes.map { box in
            box.contents.map { "\($0.line)x\($0.quantity)" }.joined(separator: " ")
        }
    }

    @Test func `what fits into one parcel is one parcel`() {
        let limits = PackingLimits(maxWeightGrams: 20_000, maxSideCm: 100)
        #expect(boxes([pack(0, 8, grams: 2_500)], limits) == ["0x8"])
        #expect(boxes([pack(0, 3, grams: 500), pack(1, 2, grams: 900)], limits) == ["1x2 0x3"])
    }

    @Test func `weight beyond the limit opens another parcel, and no more than that`() {
        let limits = PackingLimits(maxWeightGrams: 20_000)
        #expect(boxes([pack(0, 9, grams: 2_500)], limits) == ["0x8", "0x1"])
        #expect(
            boxes([pack(0, 4, grams: 5_000), pack(1, 3, grams: 12_000)], limits)
                == ["1x1 0x1", "1x1 0x1", "1x1 0x1", "0x1"])
    }

    @Test func `a pack beyond the limits is named by its line`() {
        let limits = PackingLimits(maxWeightGrams: 20_000, maxSideCm: 100)
        let heavy = [pack(0, 1, grams: 100), pack(1, 2, grams: 20_001)]
        let large = [pack(3, 1, grams: 100, side: 101)]
        #expect(ParcelPacking.pack(heavy, within: limits, most: 9) == .tooLarge(line: 1))
        #expect(ParcelPacking.pack(large, within: limits, most: 9) == .tooLarge(line: 3))
    }

    @Test func `more parcels than allowed are too many`() {
        let limits = PackingLimits(maxWeightGrams: 1_000)
        #expect(boxes([pack(0, 5, grams: 1_000)], limits, most: 5)?.count == 5)
        let six = ParcelPacking.pack([pack(0, 6, grams: 1_000)], within: limits, most: 5)
        #expect(six == .tooMany)
    }

    /// Random packs and limits: everything is packed once, within the limits, in as few parcels as
    /// weight alone allows times the bound of first fit decreasing, and the same again each time.
    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `nothing is lost, doubled, or beyond the limits`(_ seed: UInt64) {
        var dice = CoverageDice(seed: seed)
        let limits = PackingLimits(
            maxWeightGrams: dice.number(5_000...40_000), maxSideCm: dice.number(50...150),
            maxGirthCm: dice.number(200...400))
        let packs = (0..<dice.number(1...8)).map { line in
            Pack(
                line: line, quantity: dice.number(1...60), weightGrams: dice.number(50...5_000),
                lengthCm: dice.number(1...40), widthCm: dice.number(1...40),
                heightCm: dice.number(1...40))
        }
        let result = ParcelPacking.pack(packs, within: limits, most: 1_000)
        #expect(ParcelPacking.pack(packs, within: limits, most: 1_000) == result)
        #expect(
            ParcelPacking.pack(packs.reversed(), within: limits, most: 1_000) == result,
            "seed \(seed)")
        guard case .packed(let boxes) = result else {
            Issue.record("seed \(seed): \(result)")
            return
        }
        var found: [Int: Int] = [:]
        for box in boxes {
            #expect(box.size(within: limits) != nil, "seed \(seed)")
            for content in box.contents {
                #expect(content.quantity > 0)
                found[content.line, default: 0] += content.quantity
            }
        }
        #expect(
            found == Dictionary(uniqueKeysWithValues: packs.map { ($0.line, $0.quantity) }),
            "seed \(seed)")
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `equal packs are never in more parcels than their weight needs`(_ seed: UInt64) {
        var dice = CoverageDice(seed: seed)
        let (grams, count) = (dice.number(100...4_000), dice.number(1...500))
        let most = dice.number(4_000...30_000)
        let result = ParcelPacking.pack(
            [pack(0, count, grams: grams, side: 1)],
            within: PackingLimits(maxWeightGrams: most), most: 1_000)
        let perParcel = most / grams
        guard case .packed(let boxes) = result else {
            Issue.record("seed \(seed): \(result)")
            return
        }
        #expect(boxes.count == (count + perParcel - 1) / perParcel, "seed \(seed)")
    }
}
