internal import CCurl
internal import Couriers

extension CurlTransfer {
    /// What answers may be packed with.
    static let encoding = "gzip"

    /// Sets all that stays the same for every call to the server; false when libcurl refuses.
    func configure(for work: CurlWork, _ policy: CurlPolicy) -> Bool {
        var options = CurlOptions(easy: easy)
        setSafety(&options)
        setConnection(&options, work.target, policy)
        setLimits(&options, work.limits, policy)
        setCallbacks(&options)
        switch work.errand {
        case .call: setSpeech(&options, policy)
        case .mail(let mail): setMail(&options, mail)
        }
        return options.areTaken
    }

    /// Sets what is this call's own, and replaces all that was the last one's.
    func write(_ work: CurlWork) -> Bool {
        guard case .call(let call) = work.errand else { return true }
        var options = CurlOptions(easy: easy)
        if target !== work.target { aim(&options, at: work.target) }
        options.check(vx_curl_set_list(easy, CURLOPT_HTTPHEADER, call.message.headerList))
        if call.carriesBody {
            let body = room.hold(call.body)
            options.check(vx_curl_set_body(easy, body.baseAddress, Int64(body.count)))
        } else {
            options.set(CURLOPT_HTTPGET, 1)
        }
        if method != call.method {
            options.set(CURLOPT_CUSTOMREQUEST, call.method.rawValue)
            method = call.method
        }
        return options.areTaken
    }

    /// Takes out the pointers into the message and the body.
    func clearMessage() {
        _ = vx_curl_set_list(easy, CURLOPT_HTTPHEADER, nil)
        _ = vx_curl_set_body(easy, nil, 0)
        room.clear()
    }

    /// libcurl keeps the reading's pointer: `target` keeps the reading until the next one is set.
    private func aim(_ options: inout CurlOptions, at target: CurlTarget) {
        switch target.address {
        case .text(let text): options.set(CURLOPT_URL, text)
        case .read(let reading): options.check(vx_curl_set_url(easy, reading.handle))
        }
    }

    private func setSafety(_ options: inout CurlOptions) {
        options.check(vx_curl_leave_lookups(easy))
        options.set(CURLOPT_NOSIGNAL, 1)
        options.set(CURLOPT_FOLLOWLOCATION, 0)
        options.set(CURLOPT_SSL_VERIFYPEER, 1)
        options.set(CURLOPT_SSL_VERIFYHOST, 2)
        options.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        options.set(CURLOPT_NETRC, 0)
    }

    private func setConnection(
        _ options: inout CurlOptions, _ target: CurlTarget, _ policy: CurlPolicy
    ) {
        aim(&options, at: target)
        // An empty text, unlike none at all, keeps libcurl from reading the environment.
        options.set(CURLOPT_PROXY, target.usesProxy ? policy.proxy?.url ?? "" : "")
        options.set(CURLOPT_NOPROXY, "")
        // Our header fields hold keys that are not for the proxy.
        options.set(CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE))
        options.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        if let file = policy.caFile { options.set(CURLOPT_CAINFO, file) }
        if target.allowsLegacyTLS { options.check(vx_curl_allow_legacy_servers(easy)) }
        options.set(CURLOPT_DNS_CACHE_TIMEOUT, policy.nameLifetime.curlSeconds)
        options.set(CURLOPT_MAXAGE_CONN, policy.idleConnectionLifetime.curlSeconds)
    }

    private func setLimits(
        _ options: inout CurlOptions, _ limits: CurlLimits, _ policy: CurlPolicy
    ) {
        options.set(CURLOPT_CONNECTTIMEOUT_MS, policy.connectTimeout.curlMilliseconds)
        options.set(CURLOPT_TIMEOUT_MS, limits.time.curlMilliseconds)
        options.set(CURLOPT_LOW_SPEED_LIMIT, policy.lowSpeedBytesPerSecond)
        options.set(CURLOPT_LOW_SPEED_TIME, policy.lowSpeedWindow.curlSeconds)
        options.set(CURLOPT_MAXFILESIZE_LARGE, size: limits.mostBytes)
    }

    private func setSpeech(_ options: inout CurlOptions, _ policy: CurlPolicy) {
        options.check(vx_curl_limit_to_http(easy))
        options.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        // The proxy gets none of the message's own fields.
        if target.usesProxy { options.set(CURLOPT_USERAGENT, policy.userAgent) }
        // The message asks for it; this unpacks it.
        options.set(CURLOPT_ACCEPT_ENCODING, Self.encoding)
    }

    private func setCallbacks(_ options: inout CurlOptions) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        options.check(vx_curl_set_owner(easy, context))
        options.check(vx_curl_on_body(easy, receiveBody, context))
        options.check(vx_curl_on_header(easy, receiveHeader, context))
        options.check(vx_curl_on_upload(easy, giveUpload, context))
        options.check(vx_curl_on_socket(easy, openSocket, context))
        options.check(vx_curl_on_ready(easy, beginSending, context))
        let sockets = Unmanaged.passUnretained(sockets).toOpaque()
        options.check(vx_curl_on_close(easy, closeSocket, sockets))
    }
}
