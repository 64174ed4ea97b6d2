internal import Foundation
internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Keys are made, shown once, and taken away.
@Suite struct KeyDeskTests {
    private func issue(
        _ role: Role, for subject: String? = nil, in desks: DeskHouse
    ) async throws -> KeyDesk.Issued {
        try await desks.keys.issue(role: role, for: subject, label: "thử", by: "ky_admin")
    }

    @Test(
        arguments: [
            (Role.admin, nil), (.officer, "51"), (.officer, "21484"), (.producer, nil),
            (.producer, "pr_1"), (.courier, "a"), (.storefront, nil), (.helper, nil),
        ] as [(Role, String?)])
    func `a key shows whose it is`(_ role: Role, _ subject: String?) async throws {
        try await DeskHouse.with { desks in
            let issued = try await issue(role, for: subject, in: desks)
            let caller = try await desks.keys.caller(of: issued.secret)
            #expect(caller.keyID == issued.key.id && caller.role == role)
            #expect(caller.scope == KeyScope(subject, for: role))
        }
    }

    @Test func `a key has 256 bits of chance behind its prefix`() async throws {
        try await DeskHouse.with { desks in
            let first = try await issue(.admin, in: desks).secret
            let second = try await issue(.admin, in: desks).secret
            #expect(first != second)
            #expect(first.hasPrefix("vx_") && first.utf8.count == 3 + 43)
            let letters = first.dropFirst(3).utf8.allSatisfy {
                UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "9") || $0 == UInt8(ascii: "-")
                    || $0 == UInt8(ascii: "_")
                    || UInt8(ascii: "a") <= $0 | 0x20 && $0 | 0x20 <= UInt8(ascii: "z")
            }
            #expect(letters)
        }
    }

    @Test func `the key itself is in no file, only its hash`() async throws {
        try await DeskHouse.with { desks in
            let issued = try await issue(.admin, in: desks)
            var everything = Data()
            for name in try FileManager.default.contentsOfDirectory(atPath: desks.folder.path) {
                everything += try Data(contentsOf: URL(fileURLWithPath: desks.folder.file(name)))
            }
            #expect(everything.range(of: Data(issued.key.id.utf8)) != nil)
            #expect(everything.range(of: Data(Digest.sha256(issued.secret.utf8))) != nil)
            #expect(everything.range(of: Data(issued.secret.utf8.dropFirst(3))) == nil)
        }
    }

    @Test func `a revoked key is nobody's, at once`() async throws {
        try await DeskHouse.with { desks in
            let issued = try await issue(.storefront, in: desks)
            #expect(try await desks.keys.revoke(issued.key.id, by: DeskHouse.admin))
            await #expect(throws: AccessError.unauthenticated) {
                try await desks.keys.caller(of: issued.secret)
            }
            #expect(try await !desks.keys.revoke(issued.key.id, by: DeskHouse.admin))
            #expect(try await !desks.keys.revoke("ky_unknown", by: DeskHouse.admin))
            #expect(try await desks.history(of: issued.key.id) == ["key_issued", "key_revoked"])
        }
    }

    @Test(arguments: [
        "", "vx_", "vx_unknown", "Vx_abc", "vx_" + String(repeating: "a", count: 10_000),
    ])
    func `a key that is not known is nobody's`(_ secret: String) async throws {
        try await DeskHouse.with { desks in
            _ = try await issue(.admin, in: desks)
            await #expect(throws: AccessError.unauthenticated) {
                try await desks.keys.caller(of: secret)
            }
        }
    }

    @Test(
        arguments: [
            (Role.admin, "51"), (.storefront, "pr_1"), (.officer, "Quảng Ngãi"), (.officer, "511"),
            (.courier, nil), (.courier, "GHN"), (.producer, "pr_unknown"), (.helper, "pr_1"),
        ] as [(Role, String?)])
    func `a key for what its role cannot be for is refused by the field "for"`(
        _ role: Role, _ subject: String?
    ) async throws {
        try await DeskHouse.with { desks async throws in
            let refused = await #expect(throws: FieldProblems.self) {
                try await issue(role, for: subject, in: desks)
            }
            #expect(refused?.all.map(\.field) == ["for"])
            #expect(try await desks.keys.page(after: "", limit: 10).isEmpty)
        }
    }

    @Test func `keys are listed without their secrets, page by page`() async throws {
        try await DeskHouse.with { desks in
            var made: [StoredKey] = []
            for _ in 0..<5 { made.append(try await issue(.storefront, in: desks).key) }
            #expect(try await desks.keys.page(after: "", limit: 3) == Array(made[..<3]))
            #expect(try await desks.keys.page(after: made[2].id, limit: 3) == Array(made[3...]))
        }
    }
}
