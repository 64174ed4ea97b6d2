internal import CCurl
internal import Couriers

extension CurlEnding {
    /// What the caller of that work is told.
    ///
    /// Texts hold the host and libcurl's fixed sentences: its free ones may quote what was sent.
    func reply(to work: CurlWork) throws(TransportError) -> CourierReply {
        let host = work.target.host
        switch self {
        case .finished(let facts):
            return try facts.reply(of: host, work.progress)
        case .cancelled:
            throw .cancelled
        case .turnedAway:
            throw .unreachable("too many calls are waiting")
        case .stopped(let hasBegun):
            let text = "\(host): \(Self.stoppedText)"
            throw hasBegun ? .interrupted(text) : .unreachable(text)
        case .notTaken(let text):
            throw .refused(text)
        }
    }
}

extension CurlFacts {
    fileprivate func reply(
        of host: String, _ progress: CurlProgress
    ) throws(TransportError) -> CourierReply {
        if let limit = progress.exceededLimit { throw .tooLarge(limitBytes: limit) }
        guard !progress.hasFileFailed else {
            throw .interrupted("\(host): the answer could not be written to its file")
        }
        guard code == CURLE_OK else { throw failure(of: host, progress) }
        guard progress.isHeaderComplete else {
            throw .interrupted("\(host): the answer ends within its header")
        }
        guard status > 0 else { throw .interrupted("\(host): the answer has no status") }
        return CourierReply(
            status: status, headers: CurlReplyHeader.fields(of: progress.header),
            body: progress.body)
    }

    private func failure(of host: String, _ progress: CurlProgress) -> TransportError {
        if code == CURLE_FILESIZE_EXCEEDED {
            return .tooLarge(limitBytes: progress.limits.mostBytes)
        }
        if progress.sendings > 0 {
            // The only thing that we abort after a sending is libcurl's second one.
            let isRepeat = code == CURLE_ABORTED_BY_CALLBACK
            let text = isRepeat ? "the connection closed before an answer" : code.sentence
            return .interrupted("\(host): \(text)")
        }
        if progress.metOnlyRefusedAddresses {
            return .refused("\(host) leads to an address that is not public")
        }
        switch code {
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
            return .refused("\(host): \(code.sentence)")
        case _ where code.isDistrust:
            return .untrusted("\(host): \(code.sentence)")
        default:
            return .unreachable("\(host): \(code.sentence)")
        }
    }
}

extension CURLcode {
    /// libcurl's fixed sentence for this code.
    var sentence: String { String(cString: curl_easy_strerror(self)) }

    /// Whether the server's certificate, or what it is checked against, was at fault.
    var isDistrust: Bool {
        switch self {
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_CERTPROBLEM, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            true
        default:
            false
        }
    }
}
