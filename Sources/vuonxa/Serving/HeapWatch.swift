internal import Glibc
internal import ServiceLifecycle

/// Gives back to the system what the program has freed, when that has become much.
///
/// A start reads catalogue, coverage and every listing once, and an import or a new coverage does
/// so again; the C library would keep the room for ever.
struct HeapWatch: Service {
    private static let pause = Duration.seconds(2)
    /// Bytes by which the program must have grown before it is worth looking for free ones.
    private static let slack = 8 << 20

    func run() async throws {
        var left = 0
        await Rounds.run(every: Self.pause) {
            guard Self.residentBytes() > left + Self.slack else { return }
            OneHeap.trim()
            left = Self.residentBytes()
        }
    }

    /// How much memory the program holds: the second number of statm, in pages (proc(5)); 0 where
    /// it cannot be read.
    private static func residentBytes() -> Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 200)
        guard let read = fgets(&line, Int32(line.count), file) else { return 0 }
        let numbers = String(cString: read).split(separator: " ")
        let pages = numbers.count > 1 ? Int(numbers[1]) ?? 0 : 0
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
}
