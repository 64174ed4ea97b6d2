internal import Couriers
internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import Synchronization
internal import TestSupport
import Testing

/// What is asked while somebody waits keeps to the turns and tokens of everything else.
@Suite struct LiveLineTests {
    private static let password = "mat-khau-0123456789"
    private static let job = CourierJob.label(Waybill("W1"), .a6)

    /// Notes what it is told, and holds calls back for the given pauses, one after the other.
    private final class Turns: Sendable {
        private let state = Mutex((pauses: [Duration](), endings: [LiveTurns.Ending]()))

        init(_ pauses: Duration...) {
            state.withLock { $0.pauses = pauses }
        }

        var endings: [LiveTurns.Ending] { state.withLock { $0.endings } }

        var turns: LiveTurns {
            LiveTurns(
                begin: { _, _ in
                    self.state.withLock { $0.pauses.isEmpty ? nil : $0.pauses.removeFirst() }
                },
                end: { _, ending in self.state.withLock { $0.endings.append(ending) } })
        }
    }

    /// A courier with log-ins: the token with the number of its last log-in is good.
    private final class Office: CourierTransport {
        private let state = Mutex((number: 0, sent: [String]()))
        let status: Int

        init(status: Int = 200) {
            self.status = status
        }

        var sent: [String] { state.withLock { $0.sent } }

        func send(_ request: CourierRequest) async throws(TransportError) -> CourierReply {
            state.withLock { state in
                let path = request.url.split(separator: "/").last.map(String.init) ?? ""
                state.sent.append(path)
                if path == "GetAccessToken" {
                    state.number += 1
                    let body = #"{"success":true,"token":"t\#(state.number)"}"#
                    return CourierReply(status: 200, body: Array(body.utf8))
                }
                let shown = request.headers.first { $0.name == "token" }?.value
                if shown != "t\(state.number)" { return CourierReply(status: 401) }
                // The bytes "%PDF-1".
                return CourierReply(status: status, body: Array(#"["JVBERi0x"]"#.utf8))
            }
        }
    }

    private static func with(
        _ token: String?, _ body: (DeskHouse, Partner) async throws -> Void
    ) async throws {
        try await DeskHouse.with { desks in
            var partner = Partner(
                code: CourierHouse.code("vnpost"), name: "VNPost", kind: "myvnpost",
                url: "https://vnpost.example", secret: Secret(password), createdAt: desks.clock.now)
            partner.fields = ["username": Secret("htx"), "customer_code": Secret("C01")]
            let made = partner
            let known = token.map { PartnerToken(secret: Secret($0), expiresAt: nil) }
            let kept = try await desks.store.write { session in
                _ = try session.insert(made)
                if let known { try session.save(known, of: made.code, asOf: 1) }
                return try session.partner(made.code)
            }
            try await body(desks, try #require(kept))
        }
    }

    private static func token(_ desks: DeskHouse) async throws -> String? {
        try await desks.store.read {
            try $0.partner(CourierHouse.code("vnpost"))?.token?.secret.text
        }
    }

    @Test func `a token that the courier refuses is got anew, once, and kept`() async throws {
        try await Self.with("cũ") { desks, partner in
            let (office, turns) = (Office(), Turns())
            let line = LiveLine(house: desks.house, transport: office, turns: turns.turns)
            guard case .success(.label) = await line.ask(Self.job, of: partner) else {
                Issue.record("no label")
                return
            }
            #expect(
                office.sent == ["exportListReport", "GetAccessToken", "exportListReport"])
            let kept = try await Self.token(desks)
            #expect(kept == "t1")
            #expect(turns.endings == Array(repeating: .answered(restSeconds: nil), count: 3))
        }
    }

    @Test func `a token that is refused again and again is asked for once`() async throws {
        try await Self.with("cũ") { desks, partner in
            let transport = AnsweringTransport()
            transport.answer(401, "")
            let line = LiveLine(house: desks.house, transport: transport)
            guard case .failure = await line.ask(Self.job, of: partner) else {
                Issue.record("an answer")
                return
            }
            #expect(transport.sent.count == 2)
            let kept = try await Self.token(desks)
            #expect(kept == nil)
        }
    }

    @Test func `a short pause is waited for, and a long one is said at once`() async throws {
        try await Self.with(nil) { desks, partner in
            let (office, short) = (Office(), Turns(.milliseconds(1), .milliseconds(1)))
            let line = LiveLine(house: desks.house, transport: office, turns: short.turns)
            guard case .success = await line.ask(Self.job, of: partner) else {
                Issue.record("no answer")
                return
            }
            let (idle, long) = (Office(), Turns(.seconds(300)))
            let held = LiveLine(house: desks.house, transport: idle, turns: long.turns)
            guard case .failure(let silence) = await held.ask(Self.job, of: partner) else {
                Issue.record("an answer")
                return
            }
            #expect(silence == .heldBack)
            #expect(idle.sent.isEmpty && long.endings.isEmpty)
        }
    }

    @Test func `a courier that is broken counts against it, and its words come without secrets`()
        async throws
    {
        try await Self.with(nil) { desks, partner in
            let (transport, turns) = (AnsweringTransport(), Turns())
            let line = LiveLine(house: desks.house, transport: transport, turns: turns.turns)
            _ = await line.ask(Self.job, of: partner)
            #expect(turns.endings == [.failed(restSeconds: nil)])
            transport.answer(400, #"{"message":"sai \#(Self.password)"}"#)
            guard case .failure(let silence) = await line.ask(Self.job, of: partner) else {
                Issue.record("an answer")
                return
            }
            #expect(silence.reason.message.english == "sai ***")
            #expect(turns.endings.last == .answered(restSeconds: nil))
        }
    }
}
