internal import CCurl
internal import Couriers

extension CurlTransfer {
    /// What the caller is told, once libcurl has ended the transfer.
    ///
    /// Texts hold the host and libcurl's fixed sentences: its free ones may quote what was sent.
    func outcome(_ code: CURLcode) -> Result<CourierReply, TransportError> {
        if let exceededLimit {
            return .failure(.tooLarge(limitBytes: exceededLimit))
        }
        guard code == CURLE_OK else {
            return .failure(failure(code))
        }
        guard isHeaderComplete else {
            return .failure(.interrupted("\(host): the answer ends within its header"))
        }
        var status = 0
        guard vx_curl_response_code(easy, &status) == CURLE_OK, status > 0 else {
            return .failure(.interrupted("\(host): the answer has no status"))
        }
        return .success(CourierReply(status: status, headers: headers, body: body))
    }

    /// What the caller is told when the transport ends before the transfer does.
    func interruption(_ text: String) -> TransportError {
        sendings > 0 ? .interrupted("\(host): \(text)") : .unreachable("\(host): \(text)")
    }

    private var host: String { submission.call.url.host }

    private func failure(_ code: CURLcode) -> TransportError {
        if code == CURLE_FILESIZE_EXCEEDED {
            return .tooLarge(limitBytes: limits.bodyBytes)
        }
        if sendings > 0 {
            // The only thing that we abort after a sending is libcurl's second one.
            let isRepeat = code == CURLE_ABORTED_BY_CALLBACK
            let text = isRepeat ? "the connection closed before an answer" : Self.text(code)
            return .interrupted("\(host): \(text)")
        }
        if wasStoppedBeforeSending || (refusedAddresses > 0 && triedAddresses == 0) {
            return .refused("\(host) leads to an address that is not public")
        }
        switch code {
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
            return .refused("\(host): \(Self.text(code))")
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_CERTPROBLEM, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            return .untrusted("\(host): \(Self.text(code))")
        default:
            return .unreachable("\(host): \(Self.text(code))")
        }
    }

    private static func text(_ code: CURLcode) -> String {
        String(cString: curl_easy_strerror(code))
    }
}
