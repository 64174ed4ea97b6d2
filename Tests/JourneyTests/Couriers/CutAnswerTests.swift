import Foundation
import Synchronization
import TestSupport
import Testing

/// An answer that breaks off is no answer: the reference clients ask again and store it once.
@Suite(.serialized) struct CutAnswerTests {
    /// A server of one parcel whose first answer at every path is cut off, in turn on the wire
    /// and inside the JSON.
    private final class Office: Sendable {
        private let heard = Mutex<[String: Int]>([:])

        func answer(_ call: LoopbackCall) -> LoopbackAnswer {
            let path = String(call.path.prefix { $0 != "?" })
            let times = heard.withLock { heard in
                heard[path, default: 0] += 1
                return heard[path] ?? 0
            }
            let text = Self.text(path, isFirst: times <= 2)
            if times > 1 {
                let isEmptyLease = path.hasSuffix("leases") && times > 2
                let isNew = path.hasSuffix("leases") && !isEmptyLease
                return .json(text, status: isNew ? 201 : 200)
            }
            if path.count % 2 == 0 { return .json(String(text.prefix(text.count / 2))) }
            return .cut(body: Array(text.utf8), afterBytes: text.utf8.count / 2)
        }

        func times(_ path: String) -> Int { heard.withLock { $0[path] ?? 0 } }

        private static let parcel = """
            {"id":"pk_1","order_id":"or_1","version":3,"courier":"mau","service":"std",\
            "weight_g":320,"collect_vnd":0,"handover":"waiting","lines":[]}
            """

        private static func text(_ path: String, isFirst: Bool) -> String {
            switch path.split(separator: "/").last {
            case "snapshot": #"{"items":[\#(parcel)],"next_cursor":null,"feed_cursor":"c1"}"#
            case "leases":
                isFirst
                    ? #"{"lease_id":"le_1","token":7,"expires_at":null,"items":[\#(parcel)]}"#
                    : #"{"lease_id":null,"token":null,"expires_at":null,"items":[]}"#
            case "orders": #"{"items":[],"next_cursor":"c1"}"#
            default: #"{"acknowledged":["pk_1"],"count":1}"#
            }
        }
    }

    @Test(arguments: CourierClient.all)
    func `what was cut off is asked for again and stored once`(_ client: CourierClient)
        async throws
    {
        try await StoreFolder.with { folder in
            let office = Office()
            let server = try LoopbackServer { office.answer($0) }
            let outcome = try await client.run(at: Int(server.port), key: "vx_x", in: folder)
            server.close()
            #expect(outcome.code == 0, "\(outcome.errors)")
            #expect(try await client.stored(in: folder) == ["pk_1": "assigned"])
            let asked =
                client.mode == .cursor
                ? ["/v1/courier/orders/snapshot", "/v1/courier/orders/acknowledgement"]
                : ["/v1/courier/orders/leases/le_1/ack"]
            for path in asked { #expect(office.times(path) == 2, "\(path)") }
        }
    }
}
