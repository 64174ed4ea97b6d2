internal import CCurl

// libcurl calls these with the pointer that `setCallbacks` gave; why it is valid stands at
// `CurlTransfer`.

func receiveBody(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int {
    let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
    // Any number but the offered one stops the transfer, also when the piece is empty.
    return transfer(context).takeBody(piece) ? piece.count : piece.count + 1
}

func receiveHeader(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int {
    let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
    return transfer(context).takeHeader(line) ? line.count : line.count + 1
}

/// Checks the address and makes the socket for that same address: nothing lies between.
func openSocket(
    _ context: UnsafeMutableRawPointer?, _ purpose: curlsocktype,
    _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let address else { return CURL_SOCKET_BAD }
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = Int(vx_curl_address(address, &bytes))
    guard transfer(context).mayConnect(to: NetworkAddress(bytes: bytes.prefix(count))) else {
        return CURL_SOCKET_BAD
    }
    return vx_curl_open(address)
}

/// Checks kept connections too, for which no socket is opened.
func beginSending(
    _ context: UnsafeMutableRawPointer?, _ remoteAddress: UnsafeMutablePointer<CChar>?,
    _ localAddress: UnsafeMutablePointer<CChar>?, _ remotePort: Int32, _ localPort: Int32
) -> Int32 {
    let address = remoteAddress.flatMap { NetworkAddress(String(cString: $0)) }
    return transfer(context).maySend(to: address) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}

private func transfer(_ context: UnsafeMutableRawPointer?) -> CurlTransfer {
    guard let context else { preconditionFailure("libcurl called back without the transfer") }
    return Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
}
