internal import CCurl
internal import Couriers

/// One call while libcurl works on it; made, called back and dropped on the loop's thread only.
///
/// libcurl holds an unretained pointer to it. That pointer is valid: the loop keeps the transfer
/// in its table until the easy handle has been taken out of the multi handle, and libcurl calls
/// back only from within calls that the loop's thread makes into it.
final class CurlTransfer {
    let submission: CurlSubmission
    let easy: UnsafeMutableRawPointer
    let limits: Limits
    /// libcurl reads the list during the transfer, so it is freed with the transfer.
    var headerList: UnsafeMutablePointer<curl_slist>?

    private(set) var headers: [CourierHeader] = []
    private(set) var body: [UInt8] = []
    private var headerBytes = 0
    private var headerFields = 0
    /// libcurl takes an answer that ends within its header for a good one; we do not.
    private(set) var isHeaderComplete = false

    /// The limit that the answer went over, if it did.
    private(set) var exceededLimit: Int?
    private(set) var refusedAddresses = 0
    private(set) var triedAddresses = 0
    /// How often a connection was ready for the request; libcurl tries again on its own when a
    /// kept connection breaks, and a second sending is what must never happen.
    private(set) var sendings = 0
    private(set) var wasStoppedBeforeSending = false

    /// Caps on the answer.
    struct Limits {
        let bodyBytes: Int
        let headerBytes: Int
        let headerFields: Int
    }

    init(_ submission: CurlSubmission, easy: UnsafeMutableRawPointer, policy: CurlPolicy) {
        self.submission = submission
        self.easy = easy
        limits = Limits(
            bodyBytes: policy.maximumAnswerBytes,
            headerBytes: policy.maximumHeaderBytes,
            headerFields: policy.maximumHeaderFields
        )
    }

    deinit {
        curl_slist_free_all(headerList)
    }

    /// Adds a piece of the decompressed body; false stops the transfer.
    func takeBody(_ piece: UnsafeRawBufferPointer) -> Bool {
        guard body.count + piece.count <= limits.bodyBytes else {
            exceededLimit = limits.bodyBytes
            return false
        }
        body.append(contentsOf: piece)
        return true
    }

    /// Adds a header line; false stops the transfer.
    func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
        // Interim answers and trailers count too, or a server could send them without end.
        headerBytes += line.count
        headerFields += 1
        guard headerBytes <= limits.headerBytes, headerFields <= limits.headerFields else {
            exceededLimit = limits.headerBytes
            return false
        }
        if line.starts(with: "HTTP/".utf8) {
            headers.removeAll()
            isHeaderComplete = false
        } else if line.allSatisfy({ $0 == 0x0D || $0 == 0x0A }) {
            isHeaderComplete = true
        } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
            let name = String(decoding: line[..<colon], as: UTF8.self)
            let value = line[(colon + 1)...].trimmed
            headers.append(CourierHeader(name, String(decoding: value, as: UTF8.self)))
        }
        return true
    }

    /// Whether a socket to this address may be made.
    func mayConnect(to address: NetworkAddress?) -> Bool {
        guard let address, isAllowed(address) else {
            refusedAddresses += 1
            return false
        }
        triedAddresses += 1
        return true
    }

    /// Whether the request may leave on the connection to this address, new or kept.
    func maySend(to address: NetworkAddress?) -> Bool {
        guard sendings == 0 else { return false }
        guard let address, isAllowed(address) else {
            refusedAddresses += 1
            wasStoppedBeforeSending = true
            return false
        }
        sendings += 1
        return true
    }

    /// With a proxy the address is the proxy's own, which a setting named.
    private func isAllowed(_ address: NetworkAddress) -> Bool {
        submission.call.usesProxy || submission.call.addressGuard.allows(address)
    }
}

extension Slice<UnsafeRawBufferPointer> {
    /// Without the spaces and the line end around it.
    fileprivate var trimmed: Self {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
        var rest = drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return rest
    }
}
