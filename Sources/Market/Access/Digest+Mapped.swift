internal import CCrypto

extension Digest {
    /// SHA-256 of bytes where they lie, such as a file mapped into memory.
    package static func sha256(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: 32)
        // Nothing to hash may have no address, which libcrypto does not mind.
        let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        precondition(vx_sha256(start, bytes.count, &out) == 1, "libcrypto refused SHA-256")
        return out
    }
}
