internal import Couriers

/// Reads the header block of an answer; done by the caller, so that the loop need not.
enum CurlReplyHeader {
    /// The fields of those lines, in order; a line without a colon is no field.
    static func fields(of block: [UInt8]) -> [CourierHeader] {
        block.withUnsafeBufferPointer { bytes in
            var fields: [CourierHeader] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
                let line = rest[..<end]
                rest = rest[end...].dropFirst()
                guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
                fields.append(
                    CourierHeader(text(line[..<colon]), text(trimmed(line[(colon + 1)...]))))
            }
            return fields
        }
    }

    /// Without the spaces and the line end around it.
    private static func trimmed(
        _ bytes: Slice<UnsafeBufferPointer<UInt8>>
    ) -> Slice<UnsafeBufferPointer<UInt8>> {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        var rest = bytes.drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return rest
    }

    private static func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self)
    }
}
