/// Whether two words are one typing slip apart.
enum OneSlip {
    /// A letter more, less or other, or two neighbours swapped; equal words are none apart.
    static func parts(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        guard long.count - short.count <= 1 else { return false }
        var start = 0
        while start < short.count, short[start] == long[start] { start += 1 }
        let rest = long[min(start + 1, long.count)...]
        if short.count < long.count { return short[start...].elementsEqual(rest) }
        if start == long.count { return false }
        if short[(start + 1)...].elementsEqual(rest) { return true }
        return start + 1 < short.count && short[start] == long[start + 1]
            && short[start + 1] == long[start]
            && short[(start + 2)...].elementsEqual(long[(start + 2)...])
    }
}
