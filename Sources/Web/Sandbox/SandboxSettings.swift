package import Sandbox

/// How the stand-in for couriers is set up.
package struct SandboxSettings: Sendable {
    package var host = "127.0.0.1"
    /// 0 lets the system choose a port, which `onReady` then tells.
    package var port = 0
    /// The secret that feeds are signed with: `whsec_` and base64.
    package var secret: String
    package var limits = SandboxLimits()
    /// How many times faster than life parcels travel.
    package var pace: Int64 = 1
    /// Begins the couriers' numbers, so that they differ from those of the last run.
    package var firstNumber: Int64 = 0

    package init(secret: String) {
        self.secret = secret
    }
}
