/// Lets so many calls run per server and in total; the rest wait, served in turn by server.
struct TurnQueue<Server: Hashable, Item> {
    let perServer: Int
    let inTotal: Int
    let maximumWaiting: Int

    private var running: [Server: Int] = [:]
    private var waiting: [Server: [Item]] = [:]
    /// Servers with waiting items; the one served last goes to the end.
    private var rotation: [Server] = []
    private var runningCount = 0
    private var waitingCount = 0

    init(perServer: Int, inTotal: Int, maximumWaiting: Int) {
        self.perServer = max(1, perServer)
        self.inTotal = max(1, inTotal)
        self.maximumWaiting = maximumWaiting
    }

    enum Admission {
        case runs, waits, turnedAway
    }

    /// Lets the item run at once where a place is free, and puts it in line where there is room.
    mutating func admit(_ item: Item, server: Server) -> Admission {
        let count = running[server, default: 0]
        let isFree = runningCount < inTotal && count < perServer
        // Whoever has a free place and still waits is due before it.
        if isFree, rotation.isEmpty || waiting[server] == nil {
            runningCount += 1
            running[server] = count + 1
            return .runs
        }
        guard isFree || waitingCount < maximumWaiting else { return .turnedAway }
        if waiting[server] == nil { rotation.append(server) }
        waiting[server, default: []].append(item)
        waitingCount += 1
        return .waits
    }

    /// The next item that may run; from now on it counts as running.
    mutating func next() -> Item? {
        guard runningCount < inTotal,
            let index = rotation.firstIndex(where: { running[$0, default: 0] < perServer })
        else { return nil }
        let server = rotation.remove(at: index)
        guard var items = waiting.removeValue(forKey: server), !items.isEmpty else { return nil }
        let item = items.removeFirst()
        if !items.isEmpty {
            waiting[server] = items
            rotation.append(server)
        }
        waitingCount -= 1
        runningCount += 1
        running[server, default: 0] += 1
        return item
    }

    /// Frees the place of an item that ran.
    mutating func finish(server: Server) {
        guard let count = running[server] else { return }
        running[server] = count > 1 ? count - 1 : nil
        runningCount -= 1
    }

    /// Takes a waiting item out of the line.
    mutating func leave(where matches: (Item) -> Bool) -> Item? {
        for (place, server) in rotation.enumerated() {
            guard let index = waiting[server]?.firstIndex(where: matches),
                let item = waiting[server]?.remove(at: index)
            else { continue }
            waitingCount -= 1
            if waiting[server]?.isEmpty == true {
                waiting[server] = nil
                rotation.remove(at: place)
            }
            return item
        }
        return nil
    }

    /// Empties the line.
    mutating func leaveAll() -> [Item] {
        let items = rotation.flatMap { waiting[$0] ?? [] }
        waiting = [:]
        rotation = []
        waitingCount = 0
        return items
    }
}
