/// How the stand-in for couriers is set up.
package struct SandboxSettings: Sendable {
    package var host = "127.0.0.1"
    /// 0 lets the system choose a port, which `onReady` then tells.
    package var port = 0
    /// The secret that feeds are signed with: `whsec_` and base64.
    package var secret: String
    package var limits = SandboxLimits()

    package init(secret: String) {
        self.secret = secret
    }
}

/// How much the stand-in remembers, so that it can run for weeks.
package struct SandboxLimits: Sendable {
    /// Largest body of a batch, as the contract has it.
    package var batchBytes = 256 << 10
    package var batchItems = 100
    package var depth = 16
    /// Seconds that a signature's timestamp may lie before or after now.
    package var toleranceSeconds: Int64 = 300
    package var feeds = 64
    package var listingsPerFeed = 100_000
    package var answersPerFeed = 10_000
    package var recordedRequests = 1_000
    package var waitingFaults = 1_000
    /// Longest delay, and how long a hanging answer hangs.
    package var longestDelayMilliseconds: Int64 = 120_000
    package var largestFaultBody: Int64 = 64 << 20

    package init() {}
}
