internal import Couriers
internal import Curl
internal import LoadRound

/// The transport under load: CurlLoad URL CALLS-IN-FLIGHT SECONDS.
@main
struct CurlLoad {
    static func main() async throws {
        let round = try LoadRound(arguments: CommandLine.arguments)
        var policy = CurlPolicy()
        policy.allowsLoopback = true
        policy.callsPerHost = round.inFlight
        let transport = CurlTransport(policy: policy)
        let request = CourierRequest(
            method: .post, url: round.url,
            headers: LoadRound.fields.map { CourierHeader($0.0, $0.1) }, body: LoadRound.body)
        try await round.run {
            let reply = try await transport.send(request)
            precondition(reply.status == 204, "the sink answers 204")
        }
        await transport.shutdown()
    }
}
