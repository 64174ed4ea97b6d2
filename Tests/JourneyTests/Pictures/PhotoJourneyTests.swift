import Foundation
import TestSupport
import Testing

/// A photo on its way in while the server is killed, and on its way into a backup.
@Suite(.timeLimit(.minutes(3))) struct PhotoJourneyTests {
    private static let chunkBytes = 262_144

    /// A photo of some 700 KB with the place where it was taken, made by Pillow in the folder, and
    /// the digests of the whole and of its chunks, by Python too.
    private static func make(in folder: StoreFolder) async throws -> [String] {
        let program = """
            import hashlib, sys
            from PIL import Image
            exif = Image.Exif()
            exif[0x010E] = 'NHA-CUA-TOI'
            gps = exif.get_ifd(0x8825)
            gps[1], gps[2] = 'N', (15.0, 22.0, 48.5)
            picture = Image.effect_noise((1200, 900), 120).convert('RGB')
            picture.save(sys.argv[1], quality=92, exif=exif)
            data = open(sys.argv[1], 'rb').read()
            assert b'NHA-CUA-TOI' in data
            parts = [data[i:i + \(chunkBytes)] for i in range(0, len(data), \(chunkBytes))]
            print(' '.join(hashlib.sha256(part).hexdigest() for part in [data] + parts))
            """
        let python = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: ".build/tools/bin/python").path
        let child = try ChildProcess([python, "-c", program, folder.file("photo.jpg")])
        let outcome = await child.finish()
        try #require(outcome.code == 0, "\(outcome.errors)")
        return outcome.output.trimmingCharacters(in: .newlines).split(separator: " ")
            .map(String.init)
    }

    @Test func `what was received is not sent again after a kill, and a backup has the photo`()
        async throws
    {
        try await JourneyHouse.with { house in
            let digests = try await Self.make(in: house.folder)
            let photo = Array(
                try Data(contentsOf: URL(filePath: house.folder.file("photo.jpg"))))
            let chunks = digests.count - 1
            try #require(chunks >= 3)
            var server = try await house.serve()
            let listing = try await server.probe.get("/v1/listings?limit=1").json["items"].items[0]
            let producer = listing["producer"]["id"].text
            let begun = try await server.ask(
                "POST", "/v1/uploads", key: house.admin,
                json: """
                    {"purpose":"photo","bytes":\(photo.count),"sha256":"\(digests[0])",
                    "producer":"\(producer)"}
                    """,
                expecting: 201)
            let path = "/v1/uploads/\(begun["id"].text)"
            for chunk in (0..<chunks).reversed() {
                let start = chunk * Self.chunkBytes
                let answer = try await server.probe.send(
                    "PUT", "\(path)/chunks/\(chunk)?sha256=\(digests[chunk + 1])",
                    key: house.admin, ["Content-Type": "application/octet-stream"],
                    body: Array(photo[start..<min(photo.count, start + Self.chunkBytes)]))
                #expect(answer.status == 200, "\(answer.text)")
                // It was answered, so it is on disk, whatever happens now.
                server.kill()
                _ = await server.finish()
                server = try await house.serve()
                let found = try await server.ask("GET", path, key: house.admin)
                #expect(found["received"].items.compactMap(\.integer) == Array(chunk..<chunks))
            }
            let done = try await server.ask("POST", "\(path)/completion", key: house.admin)
            try await Self.look(at: done["photo"]["sizes"].items, by: server.probe)
            try await Self.check(house)
            await server.stop()
        }
    }

    /// Every form is shown, and none tells where the photo was taken.
    private static func look(at sizes: [JSON], by probe: HTTPProbe) async throws {
        #expect(sizes.count == 6)
        for size in sizes {
            let shown = try await probe.get(size["url"].text)
            #expect((shown.status, shown.body.count) == (200, size["bytes"].integer))
            #expect(!String(decoding: shown.body, as: UTF8.self).contains("NHA-CUA-TOI"))
        }
    }

    /// The data folder and a backup of it are whole, and a file that changed is noticed.
    private static func check(_ house: JourneyHouse) async throws {
        try await house.verify()
        let copy = house.folder.file("copy.db")
        try await house.succeed("backup", copy)
        try await house.verify(copy)
        let folder = "\(copy).files/photos"
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
        let file = try #require(names.first { $0.contains("/") })
        try Data("khác".utf8).write(to: URL(filePath: "\(folder)/\(file)"))
        let outcome = try await Program.run(["verify", copy] + house.place)
        #expect(outcome.code == 1)
        #expect(outcome.errors.contains("a file is damaged"))
    }
}
