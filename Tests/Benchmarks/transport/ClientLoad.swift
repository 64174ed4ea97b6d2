internal import AsyncHTTPClient
internal import LoadRound
internal import NIOCore
internal import NIOHTTP1

/// async-http-client under the same load: ClientLoad URL CALLS-IN-FLIGHT SECONDS.
@main
struct ClientLoad {
    static func main() async throws {
        let round = try LoadRound(arguments: CommandLine.arguments)
        var settings = HTTPClient.Configuration()
        settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = round.inFlight
        settings.redirectConfiguration = .disallow
        let client = HTTPClient(configuration: settings)
        var request = HTTPClientRequest(url: round.url)
        request.method = .POST
        for (name, value) in LoadRound.fields { request.headers.add(name: name, value: value) }
        request.body = .bytes(LoadRound.body)
        let prepared = request
        try await round.run {
            let reply = try await client.execute(prepared, timeout: .seconds(30))
            precondition(reply.status == .noContent, "the sink answers 204")
            _ = try await reply.body.collect(upTo: 1 << 20)
        }
        try await client.shutdown()
    }
}
