import TestSupport
import Testing

/// Workers of one courier that take parcels over at the same time.
@Suite(.timeLimit(.minutes(3))) struct LeaseTests {
    private static let courier = "mau"
    private static let parcels = 60
    private static let workers = 2

    @Test(arguments: [Soak.seed])
    func `workers that race never hold the same parcel, and each is taken over once`(
        seed: UInt64
    ) async throws {
        try await JourneyHouse.with { house in
            let server = try await house.serve()
            let key = try await house.key("courier", for: Self.courier)
            let quiet = try await house.quietKey()
            let book = LeaseBook()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await Self.order(Self.parcels, from: server, in: house)
                }
                for number in 0..<Self.workers {
                    group.addTask {
                        let worker = try await LeaseWorker(at: server, key: key)
                        var dice = CoverageDice(seed: seed &+ UInt64(number))
                        try await Self.work(worker, book, &dice) {
                            try await server.waitASecond(with: quiet)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(book.conflicts == [], "seed \(seed)")
            #expect(book.acknowledged.count == Self.parcels, "seed \(seed)")
            #expect(Set(book.acknowledged).count == Self.parcels, "seed \(seed)")
            await server.stop()
            try await house.verify()
        }
    }

    @Test func `a lease that expires hands over, and its late worker is refused`() async throws {
        try await JourneyHouse.with { house in
            let server = try await house.serve()
            let key = try await house.key("courier", for: Self.courier)
            try await Self.order(3, from: server, in: house)
            let slow = try await LeaseWorker(at: server, key: key)
            let quick = try await LeaseWorker(at: server, key: key)
            let first = try await slow.lease(most: 3, seconds: 5)
            #expect(first.parcels.count == 3)
            #expect(try await quick.lease(most: 3, seconds: 60).parcels == [])
            let second = try await server.eventually(in: house) {
                let lease = try await quick.lease(most: 3, seconds: 60)
                return lease.parcels.isEmpty ? nil : lease
            }
            #expect(second.parcels == first.parcels && second.id != first.id)
            for word in ["ack", "nack", "ack"] {
                let late = try await slow.say(word, of: first)
                #expect(late.status == 409 && late.json["code"].text == "lease_over", "\(word)")
            }
            let ack = try await quick.say("ack", of: second)
            #expect(ack.status == 200 && ack.json["acknowledged"].integer == 3, "\(ack.text)")
            #expect(try await quick.lease(most: 3, seconds: 5).parcels == [])
            await server.stop()
        }
    }

    @Test func `a lease outlives a kill, and so does an acknowledgement`() async throws {
        try await JourneyHouse.with { house in
            var server = try await house.serve()
            let key = try await house.key("courier", for: Self.courier)
            try await Self.order(2, from: server, in: house)
            var worker = try await LeaseWorker(at: server, key: key)
            let done = try await worker.lease(most: 1, seconds: 3_600)
            #expect(try await worker.say("ack", of: done).status == 200)
            let open = try await worker.lease(most: 1, seconds: 3_600)
            server.kill()
            _ = await server.finish()
            server = try await house.serve()
            worker = try await LeaseWorker(at: server, key: key)
            #expect(try await worker.lease(most: 100, seconds: 5).parcels == [])
            #expect(try await worker.say("ack", of: open).json["acknowledged"].integer == 1)
            // The answer to an acknowledgement may be lost; saying it again does no harm.
            #expect(try await worker.say("ack", of: done).status == 200)
            await server.stop()
        }
    }

    private static func order(
        _ count: Int, from server: RunningServer, in house: JourneyHouse
    ) async throws {
        let wire = try await server.wire()
        let goods = try #require(try await server.goods().first)
        for number in 0..<count {
            var form = OrderForm("don-\(number)", goods)
            form.courier = courier
            let answer = try await form.place(over: wire, by: house.shop)
            #expect(answer.status == 201, "\(answer.text)")
        }
    }

    /// Takes parcels and mostly acknowledges them, until everybody together has them all.
    private static func work(
        _ worker: LeaseWorker, _ book: LeaseBook, _ dice: inout CoverageDice,
        whenNoneIsThere wait: () async throws -> Void
    ) async throws {
        while book.acknowledged.count < parcels {
            let lease = try await worker.lease(most: dice.number(1...3), seconds: 600)
            if lease.parcels.isEmpty {
                try await wait()
                continue
            }
            book.take(lease.parcels)
            #expect(try await worker.extend(lease, seconds: 900).status == 200)
            book.release(lease.parcels)
            let word = dice.hits(75) ? "ack" : "nack"
            let answer = try await worker.say(word, of: lease)
            #expect(answer.status == 200, "\(answer.text)")
            if word == "ack" { book.acknowledge(lease.parcels) }
        }
    }
}
