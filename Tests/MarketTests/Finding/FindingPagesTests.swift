@testable import Market
import Reach
import TestSupport
import Testing

/// Pages of every order, while the listings change between them.
@Suite struct FindingPagesTests {
    private static let seed: UInt64 = 20_261_122

    private func id(_ number: Int) -> String {
        "ls_\(1_000 + number)"
    }

    private func filled(_ count: Int) -> IndexRig {
        var dice = CoverageDice(seed: Self.seed)
        var rig = IndexRig()
        // Not in the order of their ids, as a listing is approved some time after it is made.
        for number in (0..<count).shuffled(using: &dice) {
            rig.put(
                id(number), number.isMultiple(of: 3) ? "Tỏi \(number)" : "Muối tỏi \(number)",
                star: [nil, 3, 4, 5][number % 4], price: Int64(1_000 * (number % 7 + 1)))
        }
        return rig
    }

    static let orders: [(ListingSort, Bool)] = ListingSort.allCases.flatMap {
        [($0, false), ($0, true)]
    }

    @Test(arguments: orders)
    func `pages of any size hold everything once, in one order`(
        _ sort: ListingSort, _ hasWords: Bool
    ) {
        var rig = filled(50)
        func walk(_ limit: Int, _ facets: [ListingFacet] = []) -> [String] {
            var question = ListingQuestion(limit: limit)
            (question.sort, question.facets) = (sort, facets)
            question.words = hasWords ? SearchWords("tỏi") : nil
            return rig.walk(question)
        }
        let whole = walk(100)
        #expect(Set(whole).count == 50)
        for limit in [1, 3, 7, 49, 50, 51] { #expect(walk(limit) == whole) }
        // Another way through the index, which must come out the same.
        #expect(walk(7, [.set]) == whole)
    }

    @Test func `each order is what it says`() {
        let rig = filled(50)
        func order(_ sort: ListingSort) -> [String] { rig.ids { $0.sort = sort } }
        let ids = (0..<50).map(id)
        func price(_ id: String) -> Int { (Int(id.dropFirst(3)) ?? 0) % 1_000 % 7 }
        func star(_ id: String) -> Int { [0, 3, 4, 5][(Int(id.dropFirst(3)) ?? 0) % 1_000 % 4] }
        #expect(order(.relevance) == ids)
        #expect(order(.newest) == ids.reversed())
        #expect(order(.price) == ids.sorted { (price($0), $0) < (price($1), $1) })
        #expect(order(.priceDown) == ids.sorted { (-price($0), $0) < (-price($1), $1) })
        #expect(order(.stars) == ids.sorted { (-star($0), $0) < (-star($1), $1) })
    }

    @Test(arguments: orders)
    func `what was live and fitting throughout comes once, whatever else happens`(
        _ sort: ListingSort, _ hasWords: Bool
    ) {
        var dice = CoverageDice(seed: Self.seed)
        var rig = filled(120)
        var question = ListingQuestion(limit: 7)
        question.sort = sort
        question.words = hasWords ? SearchWords("tỏi") : nil
        var gone: Set<String> = []
        var added = 0
        let read = rig.walk(question) { rig, _ in
            for _ in 0..<12 {
                let one = id(Int.random(in: 0..<120, using: &dice))
                switch Int.random(in: 0..<4, using: &dice) {
                case 0:
                    rig.remove(one)
                    gone.insert(one)
                case 1:
                    added += 1
                    rig.put(id(500 + added), "Tỏi mới", star: 5, price: 1_000)
                case _ where gone.contains(one): break
                case 2:
                    rig.put(one, "Tỏi đổi tên \(added)", star: 3, price: 50_000)
                default:
                    rig.put(
                        one, "Muối và tỏi", price: Int64.random(in: 1_000...9_000, using: &dice))
                }
            }
        }
        #expect(Set(read).count == read.count, "seed \(Self.seed)")
        let always = Set((0..<120).map(id)).subtracting(gone)
        #expect(Set(read).isSuperset(of: always), "seed \(Self.seed)")
        #expect(!read.contains { $0 >= id(500) })
    }

    @Test func `a listing that is withdrawn, or no longer fits, is not shown on a later page`() {
        var rig = filled(20)
        var question = ListingQuestion(limit: 5)
        question.filter.highestPrice = Money(vnd: 9_000)
        let read = rig.walk(question) { rig, page in
            if page != 1 { return }
            rig.remove(id(12))
            rig.put(id(13), "Tỏi", price: 90_000)
        }
        #expect(read == (0..<20).map(id).filter { $0 != id(12) && $0 != id(13) })
    }

    @Test func `a cursor of another index goes on by what holds now`() {
        let rig = filled(20)
        var question = ListingQuestion(limit: 5)
        question.after = ListingPosition(
            sort: .relevance, key: 0, id: ListingID(id(9)), change: 3, edition: 1)
        #expect(rig.index.find(question).hits.first?.id.text == id(10))
        question.after = ListingPosition(
            sort: .relevance, key: 0, id: ListingID("ls_1009b"), change: 999_999, edition: 7)
        #expect(rig.index.find(question).hits.first?.id.text == id(10))
    }

    @Test func `old states are forgotten when there are many, and nothing is lost by it`() {
        var rig = filled(30)
        for round in 0..<200 {
            for number in 0..<30 where number.isMultiple(of: 2) {
                rig.put(id(number), "Nghệ \(round)", price: Int64(1_000 + round))
            }
        }
        #expect(rig.index.documents.count < 2_100)
        #expect(rig.ids { $0.sort = .relevance } == (0..<30).map(id))
        #expect(rig.found("nghệ").count == 15)
        #expect(rig.found("tỏi").count == 15)
        #expect(rig.found("nghe 199").count == 15 && rig.found("nghe 198").isEmpty)
        #expect(rig.ids { $0.filter.lowestPrice = Money(vnd: 1_199) }.count >= 15)
    }

    @Test func `what only its stock changed is touched and no new state`() {
        var index = ListingIndex(edition: 1, day: IndexRig.today)
        let facts = ListingFacts(
            id: ListingID("ls_1"), producer: ProducerID("pr_1"),
            commune: CoverageSamples.commune("21548"), set: 4, sector: "I", star: nil,
            price: Money(vnd: 1_000), parcel: MarketSamples.offer().parcel(), isLive: true,
            turns: IndexRig.today.advanced(by: 2))
        for _ in 0..<3 {
            index.begin()
            index.put(1, facts, check: 5) {
                SearchableText(name: "Tỏi", producer: "", commune: "", pack: "", texts: [])
            }
            index.finish()
        }
        #expect(index.documents.count == 1)
        #expect(index.find(ListingQuestion(limit: 1)).hits.map(\.touched) == [3])
        #expect(index.due(on: IndexRig.today.advanced(by: 1)) == [])
        #expect(index.due(on: IndexRig.today.advanced(by: 2)) == [1])
    }
}
