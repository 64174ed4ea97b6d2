/// Where the door listens and how much it takes.
package struct WebSettings: Sendable {
    /// The address to bind; anything but loopback belongs behind a proxy that ends TLS.
    package var host: String
    /// The port to bind; 0 lets the system choose one, which `onReady` then tells.
    package var port: Int
    package var limits: WebLimits

    package init(host: String = "127.0.0.1", port: Int = 8080, limits: WebLimits = WebLimits()) {
        self.host = host
        self.port = port
        self.limits = limits
    }
}
