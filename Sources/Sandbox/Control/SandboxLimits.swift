/// How much the sandbox remembers, so that it can run for weeks.
package struct SandboxLimits: Sendable {
    /// Largest body of a batch, as the contract has it.
    package var batchBytes = 256 << 10
    package var batchItems = 100
    /// Largest body of a call to a courier; a parcel keeps what it was made of.
    package var callBytes = 64 << 10
    package var depth = 16
    /// Seconds that a signature's timestamp may lie before or after now.
    package var toleranceSeconds: Int64 = 300
    package var feeds = 64
    package var listingsPerFeed = 100_000
    package var answersPerFeed = 10_000
    package var recordedRequests = 1_000
    /// All recorded bodies together.
    package var recordedBytes = 64 << 20
    package var waitingFaults = 1_000
    package var waitingHooks = 20_000
    /// Longest delay, and how long a hanging answer hangs.
    package var longestDelayMilliseconds: Int64 = 120_000
    package var largestFaultBody: Int64 = 64 << 20

    package init() {}
}
