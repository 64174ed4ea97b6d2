import Foundation
import TestSupport
import Testing

/// The annex of a decision brought at the terminal, and claimed at the doors.
@Suite(.timeLimit(.minutes(2))) struct AnnexImportTests {
    private static let annex =
        "product,star,producer,commune,decision_number,decision_date,issuer\n"
        + "Hành tím,4,CSSX Bà Năm,Đặc khu Lý Sơn,77/QĐ-UBND,15/8/2025,UBND tỉnh Quảng Ngãi\n"

    @Test func `codes are written for their owner's eyes alone, and claim the drafts`()
        async throws
    {
        try await JourneyHouse.with { house in
            let (file, codes) = (house.folder.file("annex.csv"), house.folder.file("codes.csv"))
            try Self.annex.write(toFile: file, atomically: true, encoding: .utf8)
            let words = ["import", "annex", file, "--codes", codes]
            let done = try await Program.run(words + house.place)
            #expect(done.code == 0, "\(done.errors)")
            let mode = try FileManager.default.attributesOfItem(atPath: codes)[.posixPermissions]
            #expect(mode as? Int == 0o600)
            let text = try String(contentsOfFile: codes, encoding: .utf8)
            let code = try #require(text.firstMatch(of: /([0-9A-Z]{4}-){4}[0-9A-Z]{4}/)).0
            // The codes of an earlier run are not written over.
            #expect(try await Program.run(words + house.place).code != 0)
            let server = try await house.serve()
            let claimed = try await server.probe.send(
                "POST", "/v1/claim-codes/redemption", json: #"{"code":"\#(code)"}"#)
            let key = claimed.json["key"].text
            let producer = claimed.json["producer"].text
            let own = try await server.probe.get("/v1/producers/\(producer)/listings", key: key)
            #expect(own.json["items"].items.map { $0["name"].text } == ["Hành tím"])
            let known = try await server.probe.get("/v1/certificates/77/Q%C4%90-UBND")
            #expect(known.json["items"].items.map { $0["listing"]["name"].text } == ["Hành tím"])
            await server.stop()
            try await house.verify()
        }
    }
}
