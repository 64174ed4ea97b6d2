internal import CCurl
internal import Couriers

extension CurlTransfer {
    /// Sets every option on the easy handle; false when libcurl takes one of them not.
    func configure(_ policy: CurlPolicy) -> Bool {
        let setter = OptionSetter(easy: easy)
        setSafety(setter)
        setTarget(setter, policy)
        setTimes(setter, policy)
        setMessage(setter, policy)
        setCallbacks(setter)
        return !setter.hasFailed
    }

    private func setSafety(_ setter: OptionSetter) {
        setter.check(vx_curl_limit_protocols(easy))
        setter.check(vx_curl_leave_lookups(easy))
        setter.set(CURLOPT_NOSIGNAL, 1)
        setter.set(CURLOPT_FOLLOWLOCATION, 0)
        setter.set(CURLOPT_SSL_VERIFYPEER, 1)
        setter.set(CURLOPT_SSL_VERIFYHOST, 2)
        setter.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        setter.set(CURLOPT_NETRC, 0)
        // What was signed is what is sent: libcurl would fold "/a/../b" otherwise.
        setter.set(CURLOPT_PATH_AS_IS, 1)
    }

    private func setTarget(_ setter: OptionSetter, _ policy: CurlPolicy) {
        let call = submission.call
        setter.set(CURLOPT_URL, call.url.text)
        setter.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        // An empty text, unlike none at all, keeps libcurl from reading the environment.
        setter.set(CURLOPT_PROXY, call.usesProxy ? policy.proxy?.url ?? "" : "")
        setter.set(CURLOPT_NOPROXY, "")
        // Our header fields hold keys that are not for the proxy.
        setter.set(CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE))
        setter.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        if let file = policy.caFile { setter.set(CURLOPT_CAINFO, file) }
        if call.allowsLegacyTLS { setter.check(vx_curl_allow_legacy_servers(easy)) }
    }

    private func setTimes(_ setter: OptionSetter, _ policy: CurlPolicy) {
        setter.set(CURLOPT_CONNECTTIMEOUT_MS, policy.connectTimeout.curlMilliseconds)
        setter.set(CURLOPT_TIMEOUT_MS, policy.callTimeout.curlMilliseconds)
        setter.set(CURLOPT_LOW_SPEED_LIMIT, policy.lowSpeedBytesPerSecond)
        setter.set(CURLOPT_LOW_SPEED_TIME, policy.lowSpeedWindow.curlSeconds)
        setter.set(CURLOPT_DNS_CACHE_TIMEOUT, policy.nameLifetime.curlSeconds)
        setter.set(CURLOPT_MAXAGE_CONN, policy.idleConnectionLifetime.curlSeconds)
        setter.check(
            vx_curl_set_size(
                easy, CURLOPT_MAXFILESIZE_LARGE, Int64(clamping: policy.maximumAnswerBytes)))
    }

    private func setMessage(_ setter: OptionSetter, _ policy: CurlPolicy) {
        let call = submission.call
        setter.set(CURLOPT_USERAGENT, policy.userAgent)
        setter.set(CURLOPT_ACCEPT_ENCODING, "gzip")
        for line in call.headerLines {
            guard let longer = curl_slist_append(headerList, line) else {
                setter.check(CURLE_OUT_OF_MEMORY)
                return
            }
            headerList = longer
        }
        setter.check(vx_curl_set_list(easy, CURLOPT_HTTPHEADER, headerList))
        if call.carriesBody {
            let code = call.body.withUnsafeBytes {
                vx_curl_set_body(easy, $0.baseAddress, Int64($0.count))
            }
            setter.check(code)
        } else {
            setter.set(CURLOPT_HTTPGET, 1)
        }
        setter.set(CURLOPT_CUSTOMREQUEST, call.method.rawValue)
    }

    private func setCallbacks(_ setter: OptionSetter) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        setter.check(vx_curl_on_body(easy, receiveBody, context))
        setter.check(vx_curl_on_header(easy, receiveHeader, context))
        setter.check(vx_curl_on_socket(easy, openSocket, context))
        setter.check(vx_curl_on_ready(easy, beginSending, context))
    }
}

/// Remembers whether any option was not taken: a call with half its options must not run.
private final class OptionSetter {
    private let easy: UnsafeMutableRawPointer
    private(set) var hasFailed = false

    init(easy: UnsafeMutableRawPointer) {
        self.easy = easy
    }

    func set(_ option: CURLoption, _ value: Int) {
        check(vx_curl_set_long(easy, option, value))
    }

    func set(_ option: CURLoption, _ text: String) {
        check(vx_curl_set_text(easy, option, text))
    }

    func check(_ code: CURLcode) {
        if code != CURLE_OK { hasFailed = true }
    }
}
