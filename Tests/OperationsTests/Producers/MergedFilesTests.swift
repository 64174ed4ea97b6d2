internal import Foundation
internal import Market
@testable internal import Operations
internal import Reach
@testable internal import Storage
internal import TestSupport
import Testing

/// What an entry had sent before it was merged away is the survivor's to use.
@Suite struct MergedFilesTests {
    private static let (old, new) = (ProducerID("pr_1"), ProducerID("pr_2"))

    private func merge(_ house: PictureHouse) async throws {
        _ = try await ProducerDesk(house: house.house).merge(
            Self.old, into: Self.new, note: "", by: MarketSamples.caller(.admin), once: .free,
            render: Answer.of)
    }

    @Test func `an upload under way goes on, also by a phone that names the old entry`()
        async throws
    {
        try await PictureHouse.with { house in
            let bytes = try PictureHouse.photo()
            let id = try await house.begin(bytes)
            try await house.send(0, of: bytes, to: id)
            try await merge(house)
            let again = try await house.begin(bytes, by: PictureHouse.other, of: "pr_1")
            #expect(again == id)
            let view = try await house.uploads.find(id, by: PictureHouse.other)
            #expect(view.received == [0] && view.upload.producer == Self.new)
            for chunk in view.upload.missing(received: view.received) {
                try await house.send(chunk, of: bytes, to: id, by: PictureHouse.other)
            }
            let done = try await house.uploads.finish(id, by: PictureHouse.other)
            #expect(done.photo != nil)
        }
    }

    @Test func `photos may be shown by the survivor, those that both had sent too`() async throws {
        try await PictureHouse.with { house in
            let shared = try PictureHouse.photo("chung")
            let mine = try await house.upload(try PictureHouse.photo("riêng")).photo
            let ours = try await house.upload(shared).photo
            try await house.upload(shared, by: PictureHouse.other, of: "pr_2")
            try await merge(house)
            for photo in [mine, ours] {
                let id = try #require(photo).id
                let owners = try await house.house.store.read { session in
                    try [Self.old, Self.new].filter { try session.hasPhoto(id, of: $0) }
                }
                #expect(owners == [Self.new])
            }
        }
    }

    @Test func `a scan that was sent before is attached after`() async throws {
        try await PictureHouse.with { house in
            let paper = Array("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".utf8)
            let upload = try await house.upload(paper, .scan).upload.id
            try await house.house.store.write {
                _ = try $0.insert(MarketSamples.certificate(state: .claimed))
            }
            try await merge(house)
            _ = try await CertificateDesk(house: house.house).attach(
                upload, to: CertificateID("ct_1"), by: PictureHouse.other, once: .free,
                render: Answer.of)
            let kept = try await house.house.store.read {
                try $0.certificate(CertificateID("ct_1"))?.scan
            }
            #expect(kept?.sha256 == Digest.sha256(paper))
        }
    }
}
