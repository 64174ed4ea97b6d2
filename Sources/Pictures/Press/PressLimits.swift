/// How much one photo may cost, in bytes, seconds and points.
package struct PressLimits: Hashable, Sendable {
    /// Bytes of a file.
    package var fileBytes = 10 * 1024 * 1024
    /// Memory that decoding may take beyond what the process begins with.
    ///
    /// A picture of 50 million points takes 200 MB as points, and as much again while it is read.
    package var memoryBytes = 768 * 1024 * 1024
    /// Seconds of work; the kernel ends what takes longer.
    package var workSeconds = 20
    /// Seconds by the clock, after which the child is ended: other programs want the processor too.
    package var patienceSeconds = 60
    /// Points that a picture may have.
    package var points = PictureHeader.mostPoints
    /// Bytes of all that is made of one photo.
    static let answerBytes = 16 * 1024 * 1024

    package init() {}

    /// The words by which the child is told.
    var words: [String] {
        [memoryBytes, workSeconds, fileBytes, points].map { String($0) }
    }

    /// Reads what `words` wrote; `nil` for other words.
    package init?(words: [String]) {
        let numbers = words.compactMap { Int($0) }
        guard numbers.count == words.count, numbers.count == 4, numbers.allSatisfy({ $0 > 0 })
        else { return nil }
        (memoryBytes, workSeconds) = (numbers[0], numbers[1])
        (fileBytes, points) = (numbers[2], numbers[3])
    }
}
