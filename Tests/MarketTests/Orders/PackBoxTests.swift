internal import Market
internal import TestSupport
import Testing

/// How much room packs need in one parcel.
@Suite struct PackBoxTests {
    private func cubes(_ count: Int, of side: Int = 10) -> PackBox {
        let pack = Pack(
            line: 0, quantity: count, weightGrams: 500, lengthCm: side, widthCm: side,
            heightCm: side)
        return PackBox().adding(count, of: pack)
    }

    private func text(_ size: PackBox.Size?) -> String? {
        size.map { "\($0.lengthCm)x\($0.widthCm)x\($0.heightCm)" }
    }

    @Test func `without limits packs are one column`() {
        #expect(text(cubes(20).size(within: PackingLimits())) == "10x10x200")
        #expect(cubes(20).weightGrams == 10_000)
    }

    @Test func `a column that is too tall becomes several of less volume`() {
        let limits = PackingLimits(maxSideCm: 100)
        #expect(text(cubes(20).size(within: limits)) == "10x20x100")
        #expect(text(cubes(21).size(within: limits)) == "10x30x70")
        #expect(text(cubes(360).size(within: limits)) == "60x60x100")
        #expect(cubes(361).size(within: limits) == nil)
    }

    @Test func `the girth limits as well as the side`() {
        let limits = PackingLimits(maxSideCm: 100, maxGirthCm: 130)
        // 10 x 20 x 100 has a girth of 160, and 20 x 20 x 50 one of 130.
        #expect(text(cubes(20).size(within: limits)) == "20x20x50")
        #expect(cubes(200).size(within: limits) == nil)
    }

    @Test func `the weight is the weight, however the packs stand`() {
        #expect(cubes(10).size(within: PackingLimits(maxWeightGrams: 5_000)) != nil)
        #expect(cubes(11).size(within: PackingLimits(maxWeightGrams: 5_000)) == nil)
    }

    @Test func `no pack is needed more room than all of them in a row`() {
        var dice = CoverageDice(seed: 7)
        for _ in 0..<300 {
            var box = PackBox()
            var packs: [Pack] = []
            for line in 0..<dice.number(1...4) {
                let pack = Pack(
                    line: line, quantity: dice.number(1...9), weightGrams: 1,
                    lengthCm: dice.number(1...40), widthCm: dice.number(1...40),
                    heightCm: dice.number(1...40))
                packs.append(pack)
                box = box.adding(pack.quantity, of: pack)
            }
            let side = dice.number(40...150)
            guard let size = box.size(within: PackingLimits(maxSideCm: side)) else { continue }
            let volume = packs.reduce(0) {
                $0 + $1.lengthCm * $1.widthCm * $1.heightCm * $1.quantity
            }
            #expect(size.lengthCm * size.widthCm * size.heightCm >= volume)
            #expect(max(size.lengthCm, size.widthCm, size.heightCm) <= side)
            #expect(size.lengthCm >= packs.map(\.lengthCm).max() ?? 0)
            #expect(size.heightCm >= packs.map(\.heightCm).max() ?? 0)
        }
    }
}
