internal import CZip

/// A ZIP archive in memory, its directory checked before anything is unpacked.
final class ZipArchive {
    private let handle: OpaquePointer
    private let limits: SheetLimits
    private var entries: [String: (index: UInt64, packedBytes: Int)] = [:]

    /// The bytes must stay where they are for as long as the archive lives.
    init(_ bytes: UnsafeRawBufferPointer, limits: SheetLimits) throws(SheetFault) {
        guard let handle = vx_zip_open(bytes.baseAddress, UInt64(bytes.count)) else {
            throw SheetFault(.damaged)
        }
        self.handle = handle
        self.limits = limits
        let count = vx_zip_count(handle)
        guard count <= UInt64(limits.parts) else { throw SheetFault(.tooManyParts(limits.parts)) }
        for index in 0..<count { try add(index) }
    }

    deinit {
        vx_zip_close(handle)
    }

    /// The names of all parts as they are written, in no order.
    var names: [String] {
        Array(entries.keys)
    }

    func has(_ name: String) -> Bool {
        entries[Self.key(name)] != nil
    }

    /// A part to be read once; writers differ in the case of names, as their specification allows.
    func part(_ name: String) throws(SheetFault) -> ZipPart {
        guard let entry = entries[Self.key(name)] else { throw SheetFault(.missingPart(name)) }
        guard let part = vx_zip_part_open(handle, entry.index) else { throw SheetFault(.damaged) }
        return ZipPart(part, of: self, packedBytes: entry.packedBytes, limits: limits)
    }

    private func add(_ index: UInt64) throws(SheetFault) {
        var entry = vx_zip_entry()
        guard vx_zip_describe(handle, index, &entry) == 1, let start = entry.name else {
            throw SheetFault(.damaged)
        }
        if entry.is_encrypted != 0 { throw SheetFault(.encrypted) }
        guard entry.is_readable != 0 else { throw SheetFault(.damaged) }
        // What a part claims to unpack to is refused here, what it does not claim while unpacking.
        if entry.bytes > UInt64(limits.partBytes) { throw SheetFault(.swollen) }
        let packed = Int(min(entry.packed_bytes, UInt64(Int.max)))
        let found = (index: index, packedBytes: packed)
        // Programs differ in which of two they read, so that one could show what we do not take.
        if entries.updateValue(found, forKey: Self.key(String(cString: start))) != nil {
            throw SheetFault(.repeatedPart)
        }
    }

    private static func key(_ name: String) -> String {
        name.lowercased()
    }
}
