/// Memory for the body that a transfer sends, kept from call to call; the loop's thread alone
/// takes and gives it back.
///
/// libcurl reads a body for as long as the call lasts. A piece of memory for each would be taken
/// by one thread and given back by another, for which the two wait upon each other.
struct CurlRoom: ~Copyable {
    /// A larger body gets its memory for the one call.
    private static let keptBytes = 64 << 10

    private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)

    deinit {
        memory.deallocate()
    }

    /// The bytes where they stay until the next call of this or of `clear`.
    mutating func hold(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
        if memory.count < bytes.count {
            memory.deallocate()
            memory = .allocate(byteCount: max(bytes.count, 4_096), alignment: 1)
        }
        let held = UnsafeMutableRawBufferPointer(rebasing: memory.prefix(bytes.count))
        held.copyBytes(from: bytes)
        return UnsafeRawBufferPointer(held)
    }

    /// Forgets what is held; what was large is given back.
    mutating func clear() {
        guard memory.count > Self.keptBytes else { return }
        memory.deallocate()
        memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    }
}
