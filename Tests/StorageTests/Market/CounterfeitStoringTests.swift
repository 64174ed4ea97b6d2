internal import Foundation
internal import Market
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Reports are kept once, and how their reporters are reached is sealed.
@Suite struct CounterfeitStoringTests {
    private static let contact = "Chị Bí Mật ở thôn Đông"
    private static let draft = CounterfeitDraft(
        number: "1898/QĐ-UBND", place: "Chợ", note: "Mờ", contact: contact)

    private static func report(_ id: String, at: Int64 = 1) -> CounterfeitReport {
        CounterfeitReport(
            id: id, number: draft.number, place: draft.place, note: draft.note, hasContact: true,
            at: at)
    }

    @Test func `the same words are one report, and count once`() async throws {
        try await StoreSamples.with { store in
            try await store.write { session throws in
                #expect(try session.insert(Self.report("cf_1"), of: Self.draft) == "cf_1")
                #expect(try session.insert(Self.report("cf_2"), of: Self.draft) == "cf_1")
                #expect(
                    try session.counterfeitCount(of: Self.draft.number)
                        == CounterfeitCount(open: 1, confirmed: 0))
                #expect(try session.counterfeit("cf_1") == Self.report("cf_1"))
            }
        }
    }

    @Test func `a contact stands nowhere in clear, survives a rotation and goes when settled`()
        async throws
    {
        try await StoreSamples.with { store, folder in
            try await store.write { _ = try $0.insert(Self.report("cf_1"), of: Self.draft) }
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
                let data = FileManager.default.contents(atPath: folder.file(name)) ?? Data()
                #expect(data.range(of: Data("Bí Mật".utf8)) == nil, "\(name)")
            }
            _ = try await store.rotatePersonalKeys()
            try await store.write { session throws in
                #expect(try session.contact(ofCounterfeit: "cf_1") == Self.contact)
                var report = try #require(try session.counterfeit("cf_1"))
                try report.settle(.confirmed, "Thu giữ", at: 5)
                try session.update(report)
                #expect(try session.contact(ofCounterfeit: "cf_1") == nil)
                #expect(try session.counterfeit("cf_1")?.hasContact == false)
                #expect(
                    try session.counterfeitCount(of: Self.draft.number)
                        == CounterfeitCount(open: 0, confirmed: 1))
            }
        }
    }
}
