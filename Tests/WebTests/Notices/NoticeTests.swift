import Market
import Operations
import Storage
import TestSupport
import Testing

@testable import Web

/// The operator sees what went out to people, and nobody else does.
@Suite struct NoticeTests {
    private func queue(_ rig: WebRig, _ ids: String...) async throws {
        let notices = ids.map { id in
            QueuedNotice(
                id: id, once: id, producer: ProducerID("pr_1"), kind: "approved", subject: "ls_1",
                recipient: "toi@lyson.example",
                letter: NoticeLetter(subject: "Đã duyệt", body: "x"), createdAt: rig.clock.now)
        }
        try await rig.desks.house.store.write { session in
            for notice in notices { try session.queue(notice) }
        }
    }

    @Test func `notices are pages, newest first, by state`() async throws {
        try await WebRig.run { rig in
            try await queue(rig, "nt_1", "nt_2", "nt_3")
            let first = try await rig.probe.get("/v1/notices?limit=2", key: rig.keys.admin)
            #expect(first.status == 200)
            let ids = first.json["items"].items.map { $0["id"].text }
            #expect(ids == ["nt_3", "nt_2"])
            let next = try #require(first.json["next_cursor"].text)
            let rest = try await rig.probe.get(
                "/v1/notices?limit=2&cursor=\(next)&state=waiting", key: rig.keys.admin)
            #expect(rest.json["items"].items.map { $0["id"].text } == ["nt_1"])
            let parked = try await rig.probe.get(
                "/v1/notices?state=parked", key: rig.keys.admin)
            #expect(parked.json["items"].items.isEmpty)
        }
    }

    @Test func `nobody but an admin sees or replays them`() async throws {
        try await WebRig.run { rig in
            for (role, key) in rig.keys.all where role != .admin {
                #expect(try await rig.probe.get("/v1/notices", key: key).status == 403)
                let replay = try await rig.probe.send("POST", "/v1/notices/replay", key: key)
                #expect(replay.status == 403)
            }
            #expect(try await rig.probe.get("/v1/notices").status == 401)
        }
    }

    @Test func `a replay lets parked notices wait again`() async throws {
        try await WebRig.run { rig in
            try await queue(rig, "nt_1")
            try await rig.desks.house.store.write { session in
                guard var notice = try session.notice("nt_1") else { return }
                notice.state = .parked
                try session.update(notice)
            }
            let reading = try await rig.probe.send(
                "POST", "/v1/notices/replay", key: rig.keys.admin)
            #expect(reading.status == 200 && reading.json["replayed"].integer == 1)
            let notice = try await rig.desks.house.store.read { try $0.notice("nt_1") }
            #expect(notice?.state == .waiting)
        }
    }
}
