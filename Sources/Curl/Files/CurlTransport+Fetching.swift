package import Couriers

extension CurlTransport {
    /// What a large answer may take at most, unless the caller says otherwise.
    package static let longestFetch: Duration = .seconds(600)

    /// Sends once and writes the body of a good answer (2xx) to a file instead of to memory.
    ///
    /// The file appears only when it is whole and replaces one of that name; the reply has no
    /// body then. Any other answer comes back with its body and leaves no file, as does an error.
    package func fetch(
        _ request: CourierRequest, to path: String, limitBytes: Int,
        within time: Duration = longestFetch
    ) async throws(TransportError) -> CourierReply {
        let target = try targets.target(request.url)
        let call = try CurlCall(request, as: manners)
        guard let file = CurlFile(for: path) else {
            throw .refused("\(target.host): the file for the answer cannot be made")
        }
        defer { file.discard() }
        let limits = CurlLimits(policy: policy, time: time, fileBytes: limitBytes)
        let work = CurlWork(.call(call), to: target, limits: limits, file: file)
        let reply = try await ending(of: work).reply(to: work)
        guard (200..<300).contains(reply.status) else { return reply }
        guard await file.keep() else {
            throw .interrupted("\(target.host): the answer could not be written to its file")
        }
        return reply
    }
}
