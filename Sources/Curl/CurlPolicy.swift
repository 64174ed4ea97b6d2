/// What the transport may do and for how long: every limit of it stands here, with its default.
package struct CurlPolicy: Sendable {
    /// Name lookup, TCP and TLS together.
    package var connectTimeout: Duration = .seconds(5)
    /// One whole call; the clock starts when its turn comes, not while it waits for a free place.
    package var callTimeout: Duration = .seconds(30)
    /// A call slower than this for the whole window is given up.
    package var lowSpeedBytesPerSecond = 10
    package var lowSpeedWindow: Duration = .seconds(20)
    package var nameLifetime: Duration = .seconds(60)
    /// Shorter than common servers keep idle connections, so that few calls meet a closing one.
    package var idleConnectionLifetime: Duration = .seconds(30)

    package var maximumRequestBytes = 16 << 20
    /// Counts the bytes of the answer's body after decompression.
    package var maximumAnswerBytes = 4 << 20
    package var maximumHeaderBytes = 32 << 10
    package var maximumHeaderFields = 100

    package var callsPerHost = 16
    package var callsInTotal = 64
    /// Calls that wait for their turn; one more is turned away as unreachable.
    package var maximumWaitingCalls = 4_096

    /// Networks that may be reached although they are not public, such as a partner's VPN.
    package var allowedNetworks: [NetworkRange] = []
    /// Loopback may be reached, by https and by plain http: for the sandbox and for tests.
    package var allowsLoopback = false
    /// Hosts that may be spoken to in plain http; their addresses are checked all the same.
    package var plainHTTPHosts: Set<String> = []
    /// Mail servers that may be spoken to without TLS; never with a password.
    package var plainMailHosts: Set<String> = []
    /// Hosts whose TLS lacks secure renegotiation (RFC 5746); certificates are still verified.
    package var legacyTLSHosts: Set<String> = []
    /// The only proxy ever used; the environment's proxy variables are ignored.
    package var proxy: CurlProxy?
    /// A PEM file of authorities that is trusted instead of the system's.
    package var caFile: String?
    package var userAgent = "vuonxa"

    package init() {}

    var addressGuard: AddressGuard {
        AddressGuard(allowedNetworks: allowedNetworks, allowsLoopback: allowsLoopback)
    }
}

extension Duration {
    /// Whole milliseconds, at least 1, because 0 means "for ever" to libcurl.
    var curlMilliseconds: Int {
        let (seconds, attoseconds) = components
        let milliseconds = seconds * 1_000 + attoseconds / 1_000_000_000_000_000
        return Int(clamping: Swift.max(1, Swift.min(milliseconds, Int64(Int32.max))))
    }

    /// Whole seconds, at least 1.
    var curlSeconds: Int {
        Swift.max(1, Swift.min(curlMilliseconds / 1_000, Int(Int32.max)))
    }
}
