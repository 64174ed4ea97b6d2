internal import CCurl

/// A URL as libcurl itself reads it, so that what is checked and what is called are one thing.
struct CurlURL: Sendable {
    /// Longer URLs are refused; common servers stop at the same size.
    static let maximumBytes = 8_192

    /// What libcurl made of it, for the calls to it.
    let reading: CurlReading
    let isSecure: Bool
    /// Lower case, without brackets and final dot.
    let host: String
    let port: String

    /// What calls to the same server share: their place in the queue and their connections.
    var server: CurlServer { CurlServer("\(isSecure ? "https" : "http")://\(host):\(port)") }

    init(_ text: String) throws(CurlURLFault) {
        guard text.utf8.count <= Self.maximumBytes else { throw .tooLong }
        // A zero byte would end the text early for libcurl and not for us.
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { throw .forbiddenCharacter }
        guard let reading = CurlReading() else { throw .unreadable }
        let handle = reading.handle
        // What was signed is what is sent: libcurl would fold "/a/../b" otherwise.
        let code = curl_url_set(handle, CURLUPART_URL, text, UInt32(CURLU_PATH_AS_IS))
        if code == CURLUE_UNSUPPORTED_SCHEME { throw .scheme }
        guard code == CURLUE_OK else { throw .unreadable }

        let scheme = Self.part(CURLUPART_SCHEME, of: handle)
        guard let scheme, scheme == "https" || scheme == "http" else { throw .scheme }
        // libcurl takes "https:/host" and "https:///host" for good; others read them otherwise.
        let authority = Self.authority(of: text)
        guard text.lowercased().hasPrefix("\(scheme)://"), !authority.isEmpty else {
            throw .unreadable
        }
        let user = Self.part(CURLUPART_USER, of: handle)
        let password = Self.part(CURLUPART_PASSWORD, of: handle)
        guard user == nil, password == nil, !authority.contains("@") else {
            throw .userInformation
        }
        guard let host = Self.part(CURLUPART_HOST, of: handle), !host.isEmpty,
            let port = Self.part(CURLUPART_PORT, of: handle)
        else { throw .unreadable }

        self.reading = reading
        self.isSecure = scheme == "https"
        self.host = Self.plain(host)
        self.port = port
    }

    /// The host as settings and the address table spell it: no brackets, final dot or capitals.
    static func plain(_ host: String) -> String {
        var host = host.lowercased()
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        if host.hasSuffix(".") { host.removeLast() }
        return host
    }

    private static func authority(of text: String) -> Substring {
        guard let slashes = text.firstRange(of: "://") else { return text[...] }
        return text[slashes.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    }

    private static func part(_ part: CURLUPart, of handle: OpaquePointer) -> String? {
        var pointer: UnsafeMutablePointer<CChar>?
        let flags = UInt32(CURLU_DEFAULT_PORT)
        guard curl_url_get(handle, part, &pointer, flags) == CURLUE_OK, let pointer else {
            return nil
        }
        defer { curl_free(pointer) }
        return String(cString: pointer)
    }
}

/// Why a URL is not called at all; worded without the URL, which may hold a token.
enum CurlURLFault: String, Error {
    case tooLong = "the URL is too long"
    case forbiddenCharacter = "the URL holds a space or a control character"
    case unreadable = "the URL cannot be read"
    case scheme = "the URL is neither https nor http"
    case userInformation = "the URL holds a user name"
}
