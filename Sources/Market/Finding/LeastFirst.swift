/// Numbers that are handed out smallest first, ordered only as far as they are asked for.
struct LeastFirst {
    private var heap: [UInt64]

    init(_ numbers: [UInt64]) {
        heap = numbers
        for parent in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(parent) }
    }

    mutating func pop() -> UInt64? {
        guard let least = heap.first, let last = heap.popLast() else { return nil }
        if !heap.isEmpty {
            heap[0] = last
            sink(0)
        }
        return least
    }

    private mutating func sink(_ start: Int) {
        let moved = heap[start]
        var parent = start
        while true {
            var child = parent * 2 + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
            guard heap[child] < moved else { break }
            heap[parent] = heap[child]
            parent = child
        }
        heap[parent] = moved
    }
}
