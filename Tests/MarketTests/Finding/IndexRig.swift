@testable import Market
import Reach
import TestSupport

/// An index with a few listings, for tests of what is found in it.
struct IndexRig {
    static let today = MarketSamples.today
    var index: ListingIndex
    private var rows: [String: Int64] = [:]
    private var checks = 0

    init(edition: UInt64 = 7) {
        index = ListingIndex(edition: edition, day: Self.today)
    }

    /// Puts a listing in, or anew; everything not spelled out is the same for all.
    mutating func put(
        _ id: String, _ name: String, producer: String = "pr_1", owner: String = "Nhà sản xuất",
        commune: String = "21548", place: String = "Đặc khu Lý Sơn", pack: String = "gói",
        text: String = "", set: Int = 4, sector: String = "I", star: Int? = nil,
        price: Int64 = 100_000, weightGrams: Int = 300, isLive: Bool = true, turns: Day? = nil
    ) {
        checks += 1
        let row = rows[id] ?? Int64(rows.count + 1)
        rows[id] = row
        let parcel = Parcel(weightGrams: weightGrams, lengthCm: 20, widthCm: 10, heightCm: 10)
        let facts = ListingFacts(
            id: ListingID(id), producer: ProducerID(producer),
            commune: CoverageSamples.commune(commune), set: set, sector: sector, star: star,
            price: Money(vnd: price), parcel: parcel, isLive: isLive, turns: turns)
        index.begin()
        index.put(row, facts, check: checks) {
            SearchableText(
                name: name, producer: owner, commune: place, pack: pack, texts: [text])
        }
        index.finish()
    }

    mutating func remove(_ id: String) {
        guard let row = rows[id] else { return }
        index.begin()
        index.remove(row)
        index.finish()
    }

    /// The ids that the words find, in their order.
    func found(_ typed: String, limit: Int = 100) -> [String] {
        guard let words = SearchWords(typed) else { return [] }
        return ids { question in
            question.words = words
            question.limit = limit
        }
    }

    func ids(_ change: (inout ListingQuestion) -> Void) -> [String] {
        findings(change).hits.map(\.id.text)
    }

    func findings(_ change: (inout ListingQuestion) -> Void) -> ListingFindings {
        var question = ListingQuestion(limit: 100)
        change(&question)
        return index.find(question)
    }

    /// All pages one after another; `between` may change the index after each.
    mutating func walk(
        _ question: ListingQuestion, between: (inout IndexRig, Int) -> Void = { _, _ in }
    ) -> [String] {
        var question = question
        var read: [String] = []
        var pages = 0
        repeat {
            let page = index.find(question)
            read += page.hits.map(\.id.text)
            question.after = page.next
            pages += 1
            between(&self, pages)
        } while question.after != nil
        return read
    }
}
