internal import CCurl
internal import Couriers

extension CurlEnding {
    /// Returns when the server took the mail, and says otherwise what its sender may do next.
    func checkMail(_ work: CurlWork) throws(NoticeError) {
        let host = work.target.host
        switch self {
        case .finished(let facts):
            try facts.checkMail(of: host, work.progress)
        case .cancelled:
            // Where the transfer stood is not known: libcurl was stopped in the middle.
            throw .unknown("\(host): the sending was cancelled")
        case .turnedAway:
            throw .later("too many transfers are waiting")
        case .stopped(let hasBegun):
            let text = "\(host): \(Self.stoppedText)"
            throw hasBegun ? .unknown(text) : .later(text)
        case .notTaken(let text):
            throw .refused(text)
        }
    }
}

extension CurlFacts {
    fileprivate func checkMail(
        of host: String, _ progress: CurlProgress
    ) throws(NoticeError) {
        if code == CURLE_OK { return }
        if progress.metOnlyRefusedAddresses {
            throw .refused("\(host) leads to an address that is not public")
        }
        if code.isDistrust || code == CURLE_USE_SSL_FAILED {
            throw .refused("\(host): \(code.sentence)")
        }
        let isAnswered =
            code == CURLE_SEND_ERROR || code == CURLE_WEIRD_SERVER_REPLY
            || code == CURLE_LOGIN_DENIED || code == CURLE_RECV_ERROR
        switch status {
        case 400..<500 where isAnswered:
            throw .later("\(host) answered \(status)")
        case 500..<600 where isAnswered && code == CURLE_LOGIN_DENIED:
            // The account is a setting's affair, not this mail's.
            throw .refused("\(host) answered \(status) to the login")
        case 500..<600 where isAnswered:
            throw .never("\(host) answered \(status)")
        default:
            // RFC 5321, 4.1.1.4: a server acts on a mail only after the line that ends it, which
            // libcurl writes once it has been told that there is no more.
            let text = "\(host): \(code.sentence)"
            throw progress.isAllGiven ? .unknown(text) : .later(text)
        }
    }
}
