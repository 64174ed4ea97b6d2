internal import CCurl
internal import Couriers
internal import Glibc

/// An easy handle and the work that it does now; used on the loop's thread only.
///
/// libcurl holds an unretained pointer to it. That pointer is valid: the loop keeps the transfer
/// in its tables until the easy handle is out of the multi handle and freed, and libcurl calls
/// back only from within calls that the loop's thread makes into it.
final class CurlTransfer {
    let easy: UnsafeMutableRawPointer
    let sockets: CurlSockets
    /// nil between two pieces of work.
    private(set) var submission: CurlSubmission?
    /// When a mail is given up, whose waits libcurl does not end by itself.
    private var deadline: ContinuousClock.Instant?
    /// Where the loop has it among those that run.
    var place = 0
    /// Where the last work went, or the first goes.
    private(set) var target: CurlTarget
    /// Where the body lies that libcurl reads.
    var room = CurlRoom()
    /// The method that the handle was told last.
    var method: CourierRequest.Method?
    /// The address that was allowed last, as libcurl spells it: a kept connection's is the same.
    private var allowedAddress: [CChar] = []

    /// nil when libcurl has no memory or does not know an option.
    init?(for work: CurlWork, policy: CurlPolicy, sockets: CurlSockets) {
        guard let easy = curl_easy_init() else { return nil }
        self.easy = easy
        self.sockets = sockets
        target = work.target
        guard configure(for: work, policy) else { return nil }
    }

    deinit {
        curl_easy_cleanup(easy)
    }

    /// Takes new work for the same server; false when libcurl does not take its message.
    func begin(_ submission: CurlSubmission) -> Bool {
        self.submission = submission
        if case .mail = submission.work.errand { deadline = .now + submission.work.limits.time }
        defer { target = submission.work.target }
        return write(submission.work)
    }

    /// Lets go of the work, whose memory libcurl must not look at any more.
    func rest() {
        clearMessage()
        submission = nil
    }

    /// Whether somebody still waits for it and its time is not over.
    var isStillWanted: Bool {
        submission?.work.isCancelled == false && deadline.map { .now < $0 } ?? true
    }

    /// What is known once libcurl has ended the transfer.
    func facts(_ code: CURLcode) -> CurlFacts {
        CurlFacts(code: code, status: status)
    }

    /// Adds a piece of the decompressed body; false stops the transfer.
    func takeBody(_ piece: UnsafeRawBufferPointer) -> Bool {
        guard let work = submission?.work else { return false }
        guard let file = work.file, (200..<300).contains(status) else {
            guard work.progress.count(piece, forFile: false) else { return false }
            work.progress.keep(piece)
            return true
        }
        guard work.progress.count(piece, forFile: true) else { return false }
        if file.write(piece) { return true }
        work.progress.failFile()
        return false
    }

    /// Adds a header line; false stops the transfer.
    func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
        submission?.work.progress.takeHeader(line) ?? false
    }

    /// Fills in the next piece of a mail and says how long it is; 0 is the end.
    func giveMail(_ room: UnsafeMutableRawBufferPointer) -> Int {
        guard let work = submission?.work, case .mail(let mail) = work.errand else { return 0 }
        let piece = mail.bytes.dropFirst(work.progress.givenBytes).prefix(room.count)
        room.copyBytes(from: piece)
        work.progress.give(piece.count)
        return piece.count
    }

    /// Whether a socket to this address may be made.
    func mayConnect(to address: NetworkAddress?) -> Bool {
        let isAllowed = address.map(isAllowed) ?? false
        submission?.work.progress.note(address: isAllowed)
        return isAllowed
    }

    /// Whether the request may leave on the connection to this address, new or kept.
    func maySend(to address: UnsafePointer<CChar>?) -> Bool {
        guard let work = submission?.work, work.progress.sendings == 0 else { return false }
        let isAllowed = address.map(isAllowed) ?? false
        work.progress.note(sending: isAllowed)
        return isAllowed
    }

    /// What the server said last; 0 before it said anything.
    private var status: Int {
        var status = 0
        return vx_curl_response_code(easy, &status) == CURLE_OK ? status : 0
    }

    private func isAllowed(_ text: UnsafePointer<CChar>) -> Bool {
        if !allowedAddress.isEmpty, strcmp(text, allowedAddress) == 0 { return true }
        guard let address = NetworkAddress(String(cString: text)), isAllowed(address) else {
            return false
        }
        allowedAddress = Array(UnsafeBufferPointer(start: text, count: strlen(text) + 1))
        return true
    }

    /// With a proxy the address is the proxy's own, which a setting named.
    private func isAllowed(_ address: NetworkAddress) -> Bool {
        target.usesProxy || target.addressGuard.allows(address)
    }
}
