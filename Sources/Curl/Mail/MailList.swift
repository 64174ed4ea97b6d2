internal import CCurl

/// The receivers as libcurl's list, which it reads during the transfer.
final class MailList: Sendable {
    // Made in `init`, before anybody else has it, and from then on only read.
    nonisolated(unsafe) let list: UnsafeMutablePointer<curl_slist>

    /// nil when there is no memory for it.
    init?(_ address: String) {
        guard let list = curl_slist_append(nil, "<\(address)>") else { return nil }
        self.list = list
    }

    deinit {
        curl_slist_free_all(list)
    }
}
