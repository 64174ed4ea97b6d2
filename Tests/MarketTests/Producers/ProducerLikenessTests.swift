internal import Market
internal import TestSupport
import Testing

/// In what two registrations of one producer agree.
@Suite struct ProducerLikenessTests {
    private func likeness(
        _ change: (inout ProducerProfile) -> Void
    ) -> [ProducerLikeness] {
        ProducerLikeness.all(
            MarketSamples.profile(),
            MarketSamples.profile {
                $0.name = "Tên khác hẳn"
                $0.taxCode = nil
                $0.phone = nil
                change(&$0)
            })
    }

    @Test func `nothing in common is no likeness, and empty fields are nothing in common`() {
        #expect(likeness { _ in } == [])
        let bare = MarketSamples.profile {
            $0.name = "A"
            $0.taxCode = nil
            $0.phone = nil
        }
        var other = bare
        other.name = "B"
        #expect(ProducerLikeness.all(bare, other) == [])
    }

    @Test(
        arguments: [
            "HTX Tỏi Lý Sơn", "hợp tác xã tỏi lý sơn", "HTX TỎI LÝ SƠN.", "Hop tac xa Toi Ly Son",
            "HTX nông nghiệp & dịch vụ Tỏi Lý Sơn",
        ])
    func `a name is the same in whatever form it is written`(_ name: String) {
        #expect(likeness { $0.name = name } == [.name])
    }

    @Test(arguments: ["HTX Tỏi Lý Sơn 2", "HTX Hành Lý Sơn", "Tỏi", "Hợp tác xã"])
    func `another name is another`(_ name: String) {
        #expect(likeness { $0.name = name } == [])
    }

    @Test func `the same name in another commune is another producer`() {
        let found = likeness {
            $0.name = "HTX Tỏi Lý Sơn"
            $0.commune = CoverageSamples.commune("21484")
        }
        #expect(found == [])
    }

    @Test(arguments: [("4300812345", true), ("4300812345-001", true), ("4300812346", false)])
    func `a branch has the tax code of its head office`(_ code: String, _ isSame: Bool) {
        #expect(likeness { $0.taxCode = code } == (isSame ? [.taxCode] : []))
    }

    @Test func `a telephone number is enough, also from another commune`() {
        let found = likeness {
            $0.phone = "+84912345678"
            $0.commune = CoverageSamples.commune("21484")
        }
        #expect(found == [.phone])
    }
}
