/// Packs put into as few parcels as first fit, heaviest first, finds for one service's limits.
package enum ParcelPacking {
    /// What became of the packs.
    package enum Result: Hashable, Sendable {
        case packed([PackBox])
        /// One pack alone of that line is beyond the limits.
        case tooLarge(line: Int)
        /// More parcels than one order may have.
        case tooMany
    }

    /// Packs everything; the same packs and limits always give the same parcels.
    ///
    /// Three packs of 12 kg and four of 5 kg within 20 kg make four parcels: three of 12 + 5, and
    /// the last one of 5.
    package static func pack(
        _ packs: [Pack], within limits: PackingLimits, most: Int
    ) -> Result {
        var boxes: [PackBox] = []
        for pack in packs.sorted(by: isBefore) {
            var left = pack.quantity
            for index in boxes.indices where left > 0 {
                let room = room(for: pack, in: boxes[index], limits, most: left)
                boxes[index] = boxes[index].adding(room, of: pack)
                left -= room
            }
            while left > 0 {
                let room = room(for: pack, in: PackBox(), limits, most: left)
                if room == 0 { return .tooLarge(line: pack.line) }
                if boxes.count == most { return .tooMany }
                boxes.append(PackBox().adding(room, of: pack))
                left -= room
            }
        }
        return .packed(boxes)
    }

    /// Heavier packs first, of equal ones the larger; lines keep their sequence.
    private static func isBefore(_ left: Pack, _ right: Pack) -> Bool {
        if left.weightGrams != right.weightGrams { return left.weightGrams > right.weightGrams }
        if left.volume != right.volume { return left.volume > right.volume }
        return left.line < right.line
    }

    /// How many more packs go in, up to `most`; more packs never need less room, so it is halved.
    private static func room(
        for pack: Pack, in box: PackBox, _ limits: PackingLimits, most: Int
    ) -> Int {
        var fits = 0
        var tooMany = most + 1
        while tooMany - fits > 1 {
            let middle = fits + (tooMany - fits) / 2
            if box.adding(middle, of: pack).size(within: limits) != nil {
                fits = middle
            } else {
                tooMany = middle
            }
        }
        return fits
    }
}

extension Pack {
    fileprivate var volume: Int { lengthCm * widthCm * heightCm }
}
