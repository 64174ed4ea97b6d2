internal import Market
internal import Pictures
internal import Sheets
internal import Storage

extension UploadDesk {
    /// Keeps a file of rows under its digest, where an import finds it; what is in it is looked at
    /// when it is imported, for only then anybody knows what its rows are.
    func keepSheet(of upload: Upload, by caller: Caller, _ works: PictureWorks) async throws {
        let shelf = works.shelf
        let bytes = try await shelf.hands.run { try shelf.bytes(of: upload.id) }
        _ = try await ImportDesk(house: house).keep(bytes)
        let type =
            switch SheetFile.format(of: bytes) {
            case .csv: "text/csv"
            case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
        let now = house.clockwork.now()
        try await house.store.write { [house] session in
            var upload = try house.upload(upload.id, for: caller, in: session)
            upload.state = .finished
            upload.contentType = type
            upload.touchedAt = now
            try session.update(upload)
            try session.forgetChunks(of: upload.id)
            try house.note("sheet_kept", on: upload.id.text, by: caller, at: now, in: session)
        }
    }
}

extension House {
    /// What a producer has under way and what is kept of it: photos and scans for good, files of
    /// imports until they are swept away.
    func use(of producer: ProducerID, at now: Int64, in session: StoreSession) throws -> UploadUse {
        var use = try session.uploadUse(of: producer)
        use.keptBytes += try session.keptSheetBytes(
            in: producer.text, since: now - ImportDesk.keptMilliseconds)
        return use
    }
}
