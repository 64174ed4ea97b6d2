package import Market

/// Rows put together, and sealed, before the transaction that inserts them: there is one writer,
/// and what others can do for it costs nobody else a wait.
package struct ReadyRows: Sendable {
    private(set) var lines: [SQLLine] = []

    package init() {}

    package mutating func add(_ entry: HistoryEntry) {
        lines.append(entry.line)
    }

    package mutating func add(_ assignment: Assignment) {
        lines.append(assignment.line)
    }

    package mutating func add(_ notice: QueuedNotice) {
        lines.append(notice.line)
    }

    mutating func add(_ order: OrderLines) {
        lines += order.lines
    }

    mutating func add(_ line: SQLLine) {
        lines.append(line)
    }
}

extension StoreSession {
    /// Inserts the rows in the order in which they were added.
    package func insert(_ rows: ReadyRows) throws {
        for line in rows.lines { try sql.run(line) }
    }
}

extension Store {
    /// Adds the rows of an order whose receiver is sealed with the key that `currentKey` named;
    /// answers the keyed hash that the receiver's orders are counted by.
    package func add(
        _ order: Order, names: [String], contents: [[ParcelContent]], sealedWith key: String,
        to rows: inout ReadyRows
    ) throws -> [UInt8] {
        let receiver = Receiver(order.buyer, note: order.note)
        let sealed = SealedReceiver(
            sealed: Sealed(
                key: key,
                bytes: try vault.seal(receiver.json, with: key, for: order.id.text)),
            mark: try vault.mark(ofPhone: receiver.phone))
        rows.add(try OrderLines(order, names: names, contents: contents, receiver: sealed))
        return sealed.mark
    }

    /// Adds the row that remembers an answer, sealed with the key that `currentKey` named.
    package func add(
        _ answer: RememberedAnswer, key: String, of keyID: String, at: Int64,
        sealedWith sealing: String, to rows: inout ReadyRows
    ) throws {
        let subject = RememberedAnswer.subject(key, of: keyID)
        let sealed = Sealed(
            key: sealing, bytes: try vault.seal(answer.body, with: sealing, for: subject))
        rows.add(answer.line(key: key, of: keyID, at: at, body: sealed))
    }
}
