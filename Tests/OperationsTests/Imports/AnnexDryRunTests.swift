internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// The dry run of an annex is what the run then does.
@Suite struct AnnexDryRunTests {
    @Test(arguments: 0..<6)
    func `a dry run of an annex tells what the run does, row by row`(_ seed: Int) async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            var dice = AnnexDice(seed: UInt64(seed))
            try await desks.add(
                MarketSamples.listing("ls_1") { $0.name = "Sản phẩm 1" },
                MarketSamples.listing("ls_2", of: "pr_2") { $0.name = "Sản phẩm 2" })
            try await desks.bring(dice.file(rows: 40), as: .annex, by: DeskHouse.officer)
            let file = dice.file(rows: 560)
            let before = try await desks.everything()
            let trial = try await desks.bring(
                file, as: .annex, dryRun: true, by: DeskHouse.officer)
            #expect(try await desks.everything() == before, "seed \(seed)")
            let done = try await desks.bring(file, as: .annex, by: DeskHouse.officer)
            let said = try await desks.rows(of: trial)
            let did = try await desks.rows(of: done)
            #expect(said.map(\.number) == did.map(\.number))
            for (said, did) in zip(said, did) {
                #expect(said.outcome == did.outcome, "seed \(seed), row \(said.number)")
                #expect(
                    said.problems.map(\.field) == did.problems.map(\.field),
                    "seed \(seed), row \(said.number)")
            }
            #expect(Set(said.map(\.outcome)) == [.new, .unchanged, .differing, .refused])
            // Once more, nothing is new.
            let after = try await desks.everything()
            let again = try await desks.bring(file, as: .annex, by: DeskHouse.officer)
            #expect(try await !desks.outcomes(of: again).contains(.new))
            #expect(try await desks.everything() == after, "seed \(seed)")
        }
    }
}

/// Makes annexes whose rows meet each other and what is stored in every way.
struct AnnexDice {
    private static let producers = [
        "HTX Hành tím Bình Hải", "Hợp tác xã Hành tím Bình Hải", "CSSX Bà Năm",
        "Cơ sở sản xuất bà Năm", "Cty TNHH Phú Sinh", "Công ty TNHH Phú Sinh",
        "Hợp tác xã Tỏi Lý Sơn", "HTX Tỏi Lý Sơn", "HKD Y Hoà", "Hộ kinh doanh Y Hòa",
    ]
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    mutating func file(rows: Int) -> [UInt8] {
        ImportSamples.csv((0..<rows).map { _ in row() }, titles: ImportSamples.annexTitles)
    }

    private mutating func row() -> [String] {
        let producer = Self.producers[Int(roll(UInt64(Self.producers.count)))]
        let place =
            switch roll(12) {
            case 0: "không có nơi này"
            case 1: "21484"
            default: "21548"
            }
        return ImportSamples.annexRow(
            roll(20) == 0 ? "" : "Sản phẩm \(roll(30))", of: producer, in: place,
            star: roll(25) == 0 ? "bảy" : "\(3 + roll(3))", decision: "\(1 + roll(3))/QĐ-UBND",
            day: roll(25) == 0 ? "mai" : "15/8/2025")
    }

    private mutating func roll(_ sides: UInt64) -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state % sides
    }
}
