internal import CZip

/// One part of an archive while it unpacks, piece by piece, with an eye on how it swells.
final class ZipPart {
    private let handle: OpaquePointer
    /// What this reads from must not be closed before.
    private let archive: ZipArchive
    private let mostBytes: Int
    private var count = 0

    init(_ handle: OpaquePointer, of archive: ZipArchive, packedBytes: Int, limits: SheetLimits) {
        self.handle = handle
        self.archive = archive
        let (swollen, isOver) = packedBytes.multipliedReportingOverflow(by: limits.swelling)
        mostBytes = min(
            limits.partBytes, max(limits.harmlessBytes, isOver ? Int.max : swollen))
    }

    deinit {
        vx_zip_part_close(handle)
    }

    /// Fills the room as far as there is something left; 0 at the end, its checksum right.
    func read(into room: UnsafeMutableRawBufferPointer) throws(SheetFault) -> Int {
        let read = vx_zip_part_read(handle, room.baseAddress, UInt64(room.count))
        guard read >= 0 else { throw SheetFault(.damaged) }
        count += Int(read)
        if count > mostBytes { throw SheetFault(.swollen) }
        return Int(read)
    }
}
