import Glibc
import Logging
import Market
import Sandbox
import ServiceLifecycle
import TestSupport
import Testing

@testable import Web

/// The sandbox over real sockets: right answers, broken ones, and the couriers' own calls.
@Suite(.timeLimit(.minutes(1))) struct CourierSandboxTests {
    private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    private static let list = "/ghn/shiip/public-api/v3/master-data/province/all"
    private static let keys = [
        "Token": SandboxCredentials.fields(of: .ghn)["secret"] ?? "",
        "ShopId": SandboxCredentials.fields(of: .ghn)["shop_id"] ?? "",
    ]
    private static let order = """
        {"client_order_code":"pc_1","to_name":"Người nhận","to_phone":"0900000000",\
        "to_address":"Thôn Tây","is_new_to_address":true,"to_ward_name":"Đặc khu Lý Sơn",\
        "to_province_name":"Quảng Ngãi","payment_type_id":1,"service_type_id":2,"weight":500,\
        "required_note":"CHOXEMHANGKHONGTHU","length":1,"width":1,"height":1,"content":"Tỏi"}
        """

    private func withSandbox(
        sendHook: @escaping CourierSandbox.HookSender = { _ in 200 },
        _ body: @escaping @Sendable (HTTPProbe) async throws -> Void
    ) async throws {
        let (ports, source) = AsyncStream.makeStream(of: Int.self)
        let quiet = Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() }
        let sandbox = try CourierSandbox(
            settings: SandboxSettings(secret: Self.secret), now: { MarketSamples.now },
            logger: quiet, sendHook: sendHook, onReady: { source.yield($0) })
        let group = ServiceGroup(services: [sandbox], logger: quiet)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            for await port in ports {
                let result: Result<Void, any Error>
                do {
                    result = .success(try await body(HTTPProbe(port: port)))
                } catch {
                    result = .failure(error)
                }
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
                return try result.get()
            }
        }
    }

    private func fault(_ text: String, _ probe: HTTPProbe) async throws {
        let json = "{\"next\":[{\"courier\":\"ghn\",\(text)}]}"
        #expect(try await probe.send("POST", "/control/faults", json: json).status == 204)
    }

    @Test func `a courier answers under its own word`() async throws {
        try await withSandbox { probe in
            let reply = try await probe.get(Self.list, Self.keys)
            #expect(reply.status == 200)
            #expect(reply.json["code"].integer == 200)
            #expect(try await probe.get("/best/anything").status == 404)
        }
    }

    @Test func `a reset breaks the connection and a half answer is cut short`() async throws {
        try await withSandbox { probe in
            try await fault("\"reset\":true", probe)
            await #expect(throws: HTTPWire.Failure.broken(errno: ECONNRESET)) {
                try await probe.get(Self.list, Self.keys)
            }
            try await fault("\"half\":true", probe)
            do {
                _ = try await probe.get(Self.list, Self.keys)
                Issue.record("the answer was whole")
            } catch HTTPWire.Failure.cutShort(let received) {
                #expect(received.hasPrefix("HTTP/1.1 200"))
                #expect(received.contains("\"code\":200"))
            }
            #expect(try await probe.get(Self.list, Self.keys).status == 200)
        }
    }

    @Test func `a courier calls back after a create`() async throws {
        let (hooks, source) = AsyncStream.makeStream(of: SandboxHook.self)
        try await withSandbox(sendHook: { hook in
            source.yield(hook)
            return 200
        }) { probe in
            let target = #"{"courier":"ghn","url":"http://127.0.0.1:9/h","secret":"s"}"#
            #expect(try await probe.send("POST", "/control/hooks", json: target).status == 204)
            let path = "/ghn/shiip/public-api/v2/shipping-order/create"
            let reply = try await probe.send("POST", path, Self.keys, json: Self.order)
            #expect(reply.status == 200)
            let hook = await hooks.first { _ in true }
            #expect(hook?.url == "http://127.0.0.1:9/h")
            #expect(hook?.number == reply.json["data"]["order_code"].text)
        }
    }
}
