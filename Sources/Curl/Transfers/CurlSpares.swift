/// Transfers whose last call went well, kept with their settings for the next to the same server.
struct CurlSpares {
    let maximum: Int
    private var transfers: [CurlServer: [CurlTransfer]] = [:]
    private var count = 0

    init(maximum: Int) {
        self.maximum = maximum
    }

    mutating func take(server: CurlServer) -> CurlTransfer? {
        guard let transfer = transfers[server]?.popLast() else { return nil }
        count -= 1
        return transfer
    }

    mutating func keep(_ transfer: CurlTransfer, server: CurlServer) {
        // Those of servers that are not called any more must not fill the place for ever.
        if count >= maximum { removeAll() }
        transfers[server, default: []].append(transfer)
        count += 1
    }

    mutating func removeAll() {
        transfers = [:]
        count = 0
    }
}
