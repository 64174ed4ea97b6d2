internal import CCurl

/// A URL that libcurl has read once, so that it need not read it again at every call.
final class CurlReading: Sendable {
    // Filled by whoever makes it, before anybody else has it, and from then on only copied from.
    nonisolated(unsafe) let handle: OpaquePointer

    /// Empty yet; nil when there is no memory for it.
    init?() {
        guard let handle = curl_url() else { return nil }
        self.handle = handle
    }

    deinit {
        curl_url_cleanup(handle)
    }
}
