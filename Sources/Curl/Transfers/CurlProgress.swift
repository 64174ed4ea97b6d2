/// What has happened to a transfer so far, kept within its limits.
struct CurlProgress: Sendable {
    private static let usualHeaderBytes = 480

    let limits: CurlLimits

    /// The header lines of the newest answer, each with its line end.
    private(set) var header: [UInt8] = []
    private(set) var body: [UInt8] = []
    private(set) var bodyBytes = 0
    private var headerBytes = 0
    private var headerFields = 0
    /// libcurl takes an answer that ends within its header for a good one; we do not.
    private(set) var isHeaderComplete = false
    /// The limit that the answer went over, if it did.
    private(set) var exceededLimit: Int?
    private(set) var hasFileFailed = false

    private(set) var refusedAddresses = 0
    private(set) var triedAddresses = 0
    /// How often a connection was ready for the request; libcurl tries again on its own when a
    /// kept connection breaks, and a second sending is what must never happen.
    private(set) var sendings = 0
    private(set) var wasStoppedBeforeSending = false
    /// How much of a mail was handed over, and whether libcurl knows that this was all.
    private(set) var givenBytes = 0
    private(set) var isAllGiven = false

    init(limits: CurlLimits) {
        self.limits = limits
        // Taken here by the caller, who also frees it: memory that changes threads is dear.
        header.reserveCapacity(Self.usualHeaderBytes)
    }

    var metOnlyRefusedAddresses: Bool {
        wasStoppedBeforeSending || (refusedAddresses > 0 && triedAddresses == 0)
    }

    /// Counts a piece of the decompressed body; false stops the transfer.
    mutating func count(_ piece: UnsafeRawBufferPointer, forFile: Bool) -> Bool {
        let limit = forFile ? limits.mostBytes : limits.bodyBytes
        guard bodyBytes + piece.count <= limit else {
            exceededLimit = limit
            return false
        }
        bodyBytes += piece.count
        return true
    }

    mutating func keep(_ piece: UnsafeRawBufferPointer) {
        body.append(contentsOf: piece)
    }

    mutating func failFile() {
        hasFileFailed = true
    }

    /// Adds a header line; false stops the transfer.
    mutating func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
        // Interim answers and trailers count too, or a server could send them without end.
        headerBytes += line.count
        headerFields += 1
        guard headerBytes <= limits.headerBytes, headerFields <= limits.headerFields else {
            exceededLimit = limits.headerBytes
            return false
        }
        if Self.isStatusLine(line) {
            header.removeAll(keepingCapacity: true)
            isHeaderComplete = false
        } else if line.allSatisfy({ $0 == 0x0D || $0 == 0x0A }) {
            isHeaderComplete = true
        } else {
            header.append(contentsOf: line)
        }
        return true
    }

    private static func isStatusLine(_ line: UnsafeRawBufferPointer) -> Bool {
        line.count >= 5 && line[0] == UInt8(ascii: "H") && line.starts(with: "HTTP/".utf8)
    }

    mutating func note(address isAllowed: Bool) {
        if isAllowed { triedAddresses += 1 } else { refusedAddresses += 1 }
    }

    /// A sending that is not allowed is stopped before its first byte.
    mutating func note(sending isAllowed: Bool) {
        if isAllowed {
            sendings += 1
        } else {
            refusedAddresses += 1
            wasStoppedBeforeSending = true
        }
    }

    mutating func give(_ count: Int) {
        givenBytes += count
        if count == 0 { isAllGiven = true }
    }
}
