internal import CCurl

// libcurl calls these with the pointers that `setCallbacks` gave; why they are valid stands at
// `CurlTransfer` and, for the sockets, at `CurlLoop`.

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

func giveUpload(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int {
    transfer(context).giveMail(UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
}

func lookAtProgress(
    _ context: UnsafeMutableRawPointer?, _ expectedDown: curl_off_t, _ down: curl_off_t,
    _ expectedUp: curl_off_t, _ up: curl_off_t
) -> Int32 {
    transfer(context).isStillWanted ? 0 : 1
}

/// Checks the address and makes the socket for that same address: nothing lies between.
func openSocket(
    _ context: UnsafeMutableRawPointer?, _ purpose: curlsocktype,
    _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let address else { return CURL_SOCKET_BAD }
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = Int(vx_curl_address(address, &bytes))
    let transfer = transfer(context)
    guard transfer.mayConnect(to: NetworkAddress(bytes: bytes.prefix(count))) else {
        return CURL_SOCKET_BAD
    }
    let socket = vx_curl_open(address)
    transfer.sockets.opened(socket)
    return socket
}

func closeSocket(_ context: UnsafeMutableRawPointer?, _ socket: curl_socket_t) -> Int32 {
    sockets(context).shut(socket)
}

/// Checks kept connections too, for which no socket is opened.
func beginSending(
    _ context: UnsafeMutableRawPointer?, _ remoteAddress: UnsafeMutablePointer<CChar>?,
    _ localAddress: UnsafeMutablePointer<CChar>?, _ remotePort: Int32, _ localPort: Int32
) -> Int32 {
    let maySend = transfer(context).maySend(to: UnsafePointer(remoteAddress))
    return maySend ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}

func watchSocket(
    _ easy: UnsafeMutableRawPointer?, _ socket: curl_socket_t, _ what: Int32,
    _ context: UnsafeMutableRawPointer?, _ socketContext: UnsafeMutableRawPointer?
) -> Int32 {
    sockets(context).want(socket, what)
    return 0
}

func setTimer(
    _ multi: UnsafeMutableRawPointer?, _ milliseconds: Int, _ context: UnsafeMutableRawPointer?
) -> Int32 {
    sockets(context).setTimer(milliseconds: milliseconds)
    return 0
}

private func transfer(_ context: UnsafeMutableRawPointer?) -> CurlTransfer {
    guard let context else { preconditionFailure("libcurl called back without the transfer") }
    return Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
}

private func sockets(_ context: UnsafeMutableRawPointer?) -> CurlSockets {
    guard let context else { preconditionFailure("libcurl called back without the sockets") }
    return Unmanaged<CurlSockets>.fromOpaque(context).takeUnretainedValue()
}
