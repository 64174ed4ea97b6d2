internal import CCurl
internal import Market

extension CurlTransfer {
    /// Sets what makes the transfer a mail; the rest is as for every call.
    func setMail(_ options: inout CurlOptions, _ mail: CurlMail) {
        options.check(vx_curl_limit_to_mail(easy))
        options.set(CURLOPT_MAIL_FROM, "<\(mail.from)>")
        options.check(vx_curl_set_list(easy, CURLOPT_MAIL_RCPT, mail.to.list))
        options.set(CURLOPT_UPLOAD, 1)
        options.set(CURLOPT_INFILESIZE_LARGE, size: mail.bytes.count)
        // libcurl waits for the answers to the last line and to QUIT without giving the thread
        // back. The time of the transfer must end these waits too, and no connection is kept
        // whose QUIT would be waited for at an odd moment.
        options.check(
            vx_curl_on_progress(easy, lookAtProgress, Unmanaged.passUnretained(self).toOpaque()))
        options.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, mail.server.timeout.curlSeconds)
        options.set(CURLOPT_FORBID_REUSE, 1)
        switch mail.server.protection {
        case .fromTheStart, .byCommand:
            // "All": a server without STARTTLS is left before anything is said to it.
            options.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
        case .none:
            options.set(CURLOPT_USE_SSL, Int(CURLUSESSL_NONE.rawValue))
        }
        if let login = mail.server.login {
            options.set(CURLOPT_USERNAME, login.user)
            options.set(CURLOPT_PASSWORD, login.password.text)
        }
    }
}
