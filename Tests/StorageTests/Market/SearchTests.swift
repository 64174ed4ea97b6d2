internal import Market
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// What a buyer types finds what a producer wrote.
@Suite struct SearchTests {
    static let names = [
        "ls_1": "Tỏi Lý Sơn", "ls_2": "Rượu cần (bản tôi)", "ls_3": "Đường phổi Quảng Ngãi",
        "ls_4": "Khô dương liễu", "ls_5": "Bánh đập", "ls_6": "Hành tím Lý Sơn",
    ]

    private func found(_ typed: String, in names: [String: String] = names) async throws -> [String]
    {
        guard let words = SearchWords(typed) else { return [] }
        var found: [String] = []
        try await StoreSamples.with { store in
            for (id, name) in names {
                try await store.add(
                    MarketSamples.listing(id) { offer in
                        (offer.name, offer.pack, offer.description) = (name, "gói", "")
                    })
            }
            var query = ListingQuery(limit: 100)
            query.words = words
            found = try await store.read { [query] in try $0.listings(query).map(\.listing.id.text)
            }
        }
        return found
    }

    @Test(arguments: [
        ("tỏi", ["ls_1"]), ("TỎI", ["ls_1"]), ("to\u{0309}i", ["ls_1"]), ("tôi", ["ls_2"]),
        ("toi", ["ls_1", "ls_2"]), ("toi ly son", ["ls_1"]), ("tỏi lý sơn", ["ls_1"]),
        ("lý son", ["ls_1", "ls_6"]), ("LY SON", ["ls_1", "ls_6"]), ("sơn lý", ["ls_1", "ls_6"]),
        ("đường", ["ls_3"]), ("Đường", ["ls_3"]), ("D\u{0323}", []), ("đươ\u{0300}ng", ["ls_3"]),
        ("duong", ["ls_3", "ls_4"]), ("dương", ["ls_4"]), ("đập", ["ls_5"]), ("dap", ["ls_5"]),
        ("tỏi hành", []), ("hành", ["ls_6"]), ("không có gì", []),
    ])
    func `marks that were typed must be there, and words without find both`(
        _ typed: String, _ ids: [String]
    ) async throws {
        #expect(try await found(typed).sorted() == ids)
    }

    @Test(arguments: [
        ("đư", ["ls_3"]), ("duo", ["ls_3", "ls_4"]), ("to", ["ls_1", "ls_2"]),
        ("l s", ["ls_1", "ls_6"]),
    ])
    func `a word may be the beginning of one`(_ typed: String, _ ids: [String]) async throws {
        #expect(try await found(typed).sorted() == ids)
    }

    @Test func `a name as typed ranks before one that is like it without marks`() async throws {
        let names = ["ls_1": "Tôi", "ls_2": "Toi", "ls_3": "Tới"]
        #expect(try await found("toi", in: names).first == "ls_2")
    }

    @Test(arguments: [
        "tỏi\"", "\"tỏi", "tỏi*", "*", "\"", "\"\"", "NEAR(tỏi sơn)", "tỏi AND sơn", "tỏi OR x",
        "NOT tỏi", "typed:tỏi", "{typed} : tỏi", "tỏi) OR (x", "^tỏi", "tỏi - sơn", "tỏi + sơn",
        "'; DROP TABLE listing; --", "\u{0000}tỏi", "tỏi\u{0000}", "%", "_", "\\", "$1", ":a",
        "\u{1E900}\u{1E922}", "👩🏽‍🌾", "½ ² Ⅷ", "\u{0301}", "ﷺ", "\u{202E}iỏt",
        "a\u{0301}\u{0301}\u{0301}",
    ])
    func `no text is an order to the engine, nor a mistake`(_ typed: String) async throws {
        let found = try await found(typed)
        #expect(found.count <= Self.names.count)
    }

    @Test func `operators are only words`() async throws {
        #expect(try await found("tỏi\"*") == ["ls_1"])
        #expect(try await found("NEAR(tỏi sơn)") == [])
        #expect(try await found("tỏi OR hành") == [])
    }

    @Test func `a very long text is cut, not refused`() async throws {
        let words = Array(repeating: "tỏi", count: 100_000).joined(separator: " ")
        #expect(try await found(words) == ["ls_1"])
        #expect(try await found(String(repeating: "tỏi", count: 100_000)) == [])
    }

    @Test(arguments: ["", " ", "\n\t", "…", "?!", "\u{200B}", "👍"])
    func `a text without a letter or digit searches nothing`(_ typed: String) {
        #expect(SearchWords(typed) == nil)
    }

    @Test func `an edited name is found by its new text only`() async throws {
        try await StoreSamples.with { store in
            try await store.add(MarketSamples.listing())
            try await store.write { session in
                try session.update(MarketSamples.listing { $0.name = "Hành tím" })
            }
            func count(_ typed: String) async throws -> Int {
                var query = ListingQuery(limit: 9)
                query.words = SearchWords(typed)
                return try await store.read { [query] in try $0.listings(query).count }
            }
            #expect(try await count("hành") == 1)
            #expect(try await count("lý sơn") == 0)
        }
    }
}
