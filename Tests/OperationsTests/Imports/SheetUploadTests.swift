internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Files to be imported that come in pieces, and how much of them is kept of whom.
@Suite struct SheetUploadTests {
    @Test func `a finished upload is imported, and an open or foreign one is not`() async throws {
        try await PictureHouse.with { rig in
            let file = ImportSamples.csv((1...20).map { ImportSamples.row("K\($0)") })
            let open = try await rig.begin(file, .sheet)
            await #expect(throws: UploadError.notFound(open)) { try await rig.open(open) }
            let id = try await rig.upload(file, .sheet).upload.id
            #expect(id == open)
            await #expect(throws: AccessError.outOfScope) {
                try await rig.open(id, by: PictureHouse.other)
            }
            let entry = try await rig.open(id)
            #expect(entry.producer == ProducerID("pr_1"))
            #expect(entry.fileHash == Digest.hex(Digest.sha256(file)))
        }
    }

    @Test func `what a producer has kept here has an end, and the same file takes no more`()
        async throws
    {
        let file = ImportSamples.csv((1...20).map { ImportSamples.row("K\($0)") })
        let other = ImportSamples.csv((1...20).map { ImportSamples.row("L\($0)") })
        try await PictureHouse.with({ $0.keptBytes = file.count + 10 }) { rig in
            let id = try await rig.upload(file, .sheet).upload.id
            await #expect(throws: UploadError.quotaFull(bytes: file.count + 10)) {
                try await rig.begin(other, .sheet)
            }
            let entry = try await rig.open(id)
            try await rig.cancel(entry.id)
            // Brought whole in one body, it is the very same file.
            let again = try await rig.open(file)
            try await rig.cancel(again.id)
            await #expect(throws: UploadError.quotaFull(bytes: file.count + 10)) {
                try await rig.open(other)
            }
            // Another producer has room of its own.
            _ = try await rig.open(other, by: PictureHouse.other)
            // Once the files are swept away there is room again.
            rig.clock.set(rig.clock.now + 91 * 86_400_000)
            try await ImportDesk(house: rig.house).sweep()
            _ = try await rig.open(other)
        }
    }
}

extension PictureHouse {
    fileprivate var imports: ImportDesk { ImportDesk(house: house) }

    fileprivate func open(
        _ upload: UploadID, by caller: Caller = producer
    ) async throws -> SheetImport {
        let answer = try await imports.open(
            upload, as: .listings, of: nil, dryRun: true, by: caller, once: .free,
            render: Answer.of)
        return try await imports.find(ImportID(answer.text), by: DeskHouse.admin)
    }

    fileprivate func open(
        _ file: [UInt8], by caller: Caller = producer
    ) async throws -> SheetImport {
        let answer = try await imports.open(
            file, as: .listings, of: nil, dryRun: true, by: caller, once: .free,
            render: Answer.of)
        return try await imports.find(ImportID(answer.text), by: DeskHouse.admin)
    }

    fileprivate func cancel(_ id: ImportID) async throws {
        _ = try await imports.cancel(
            id, by: DeskHouse.admin, once: .free, render: Answer.of)
    }
}
