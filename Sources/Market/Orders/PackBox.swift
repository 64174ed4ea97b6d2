/// Packs put together in one parcel, and the outer size that they need at most.
///
/// The size overstates rather than understates: columns of packs stand on the largest footprint,
/// so that no courier gets a parcel larger than it was asked for.
package struct PackBox: Hashable, Sendable {
    /// Packs of each line that is inside, by the line's place in the order.
    package private(set) var contents: [ParcelContent] = []
    package private(set) var weightGrams = 0
    private var lengthCm = 0
    private var widthCm = 0
    private var tallestCm = 0
    private var shortestCm = Int.max
    private var heightSumCm = 0
    private var packs = 0

    /// The outer size in centimetres.
    package struct Size: Hashable, Sendable {
        package let lengthCm: Int
        package let widthCm: Int
        package let heightCm: Int
    }

    /// Columns beside each other, along the length and along the width.
    private static let mostColumns = 6

    package init() {}

    /// The box with so many more packs of one kind.
    package func adding(_ quantity: Int, of pack: Pack) -> PackBox {
        var box = self
        if quantity == 0 { return box }
        box.contents.append(ParcelContent(line: pack.line, quantity: quantity))
        box.weightGrams += pack.weightGrams * quantity
        box.lengthCm = max(lengthCm, pack.lengthCm)
        box.widthCm = max(widthCm, pack.widthCm)
        box.tallestCm = max(tallestCm, pack.heightCm)
        box.shortestCm = min(shortestCm, pack.heightCm)
        box.heightSumCm += pack.heightCm * quantity
        box.packs += quantity
        return box
    }

    /// One column, or where that is beyond the limits the least volume of several columns within
    /// them; `nil` where no way of standing fits.
    ///
    /// 20 cubes of 10 cm are one column of 200 cm; within sides of 100 cm they stand two by one
    /// in columns of 100 cm, which is 20 x 10 x 100.
    package func size(within limits: PackingLimits) -> Size? {
        var best: Size?
        for along in 1...Self.mostColumns {
            for across in 1...Self.mostColumns {
                let size = size(along, across)
                guard
                    limits.hold(
                        weightGrams: weightGrams, lengthCm: size.lengthCm,
                        widthCm: size.widthCm, heightCm: size.heightCm)
                else { continue }
                if along == 1, across == 1 { return size }
                if best.map({ size.volume < $0.volume }) ?? true { best = size }
            }
        }
        return best
    }

    /// Whether the packs in one column, each upon the other, are within the limits.
    package func isOneColumn(within limits: PackingLimits) -> Bool {
        let size = size(1, 1)
        return limits.hold(
            weightGrams: weightGrams, lengthCm: size.lengthCm, widthCm: size.widthCm,
            heightCm: size.heightCm)
    }

    private func size(_ along: Int, _ across: Int) -> Size {
        Size(
            lengthCm: lengthCm * along, widthCm: widthCm * across,
            heightCm: height(ofColumns: along * across))
    }

    /// How tall the tallest of the columns is at most, however the packs are dealt out to them:
    /// equal packs are counted, others are put on the lowest column in turn (Graham's bound).
    private func height(ofColumns columns: Int) -> Int {
        if columns == 1 { return heightSumCm }
        if tallestCm == shortestCm {
            return (packs + columns - 1) / columns * tallestCm
        }
        let bound = heightSumCm + (columns - 1) * tallestCm
        return (bound + columns - 1) / columns
    }
}

extension PackBox.Size {
    fileprivate var volume: Int { lengthCm * widthCm * heightCm }
}

/// One kind of pack that an order holds, with how many of it.
package struct Pack: Hashable, Sendable {
    /// The place of its line in the order, from 0.
    package let line: Int
    package let quantity: Int
    package let weightGrams: Int
    package let lengthCm: Int
    package let widthCm: Int
    package let heightCm: Int

    package init(
        line: Int, quantity: Int, weightGrams: Int, lengthCm: Int, widthCm: Int, heightCm: Int
    ) {
        self.line = line
        self.quantity = quantity
        self.weightGrams = weightGrams
        self.lengthCm = lengthCm
        self.widthCm = widthCm
        self.heightCm = heightCm
    }

    package init(_ offer: Offer, line: Int, quantity: Int) {
        self.init(
            line: line, quantity: quantity, weightGrams: offer.packedWeightGrams,
            lengthCm: offer.lengthCm, widthCm: offer.widthCm, heightCm: offer.heightCm)
    }
}
