internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Operations
internal import Reach
internal import Synchronization

/// The doors to the quality of data, in the six words of the province.
struct QualityEndpoints: Sendable {
    private static let keepers = AccessRule.keys(of: [.producer, .helper, .officer, .admin])
    private static let officers = AccessRule.keys(of: [.officer, .admin])

    let desks: Desks

    static func all(_ desks: Desks) -> [Endpoint] {
        let doors = QualityEndpoints(desks: desks)
        return [doors.ofListing, doors.ofProducer, doors.report, doors.keeping]
    }

    private var ofListing: Endpoint {
        var about = EndpointNote(
            "Chất lượng dữ liệu của một sản phẩm: thiếu gì, sửa ra sao, được mấy điểm.",
            "The quality of one listing's data: what is wrong, what mends it, what it gains.")
        about.answer = .named("ListingQuality")
        return Endpoint(.get, "/v1/listings/{id}/quality", Self.keepers, about) { call in
            let found = try await desks.quality.listing(
                ListingID(call.id0), by: try call.known())
            let bytes = QualityWriting(language: call.language).bytes(found)
            return call.spoken(call.fresh(.json(bytes), EntityTag(version: nil, body: bytes)))
        }
    }

    private var ofProducer: Endpoint {
        var about = EndpointNote(
            "Chất lượng dữ liệu các sản phẩm của một chủ thể, kém nhất trước.",
            "The quality of a producer's listings, the worst first.")
        about.query = Paging.parameters
        about.answer = .named("QualityReport")
        return Endpoint(.get, "/v1/producers/{id}/quality", Self.keepers, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            try query.finish()
            let after = try query.text("cursor").map(QualityCursor.read)
            let report = try await desks.quality.report(
                of: ProducerID(call.id0), by: try call.known())
            let bytes = QualityWriting(language: call.language).bytes(
                report, by: .listing, after: after, limit: limit)
            return call.spoken(call.fresh(.json(bytes), EntityTag(version: nil, body: bytes)))
        }
    }

    private var report: Endpoint {
        var about = EndpointNote(
            "Báo cáo chất lượng dữ liệu theo sản phẩm, chủ thể hoặc xã, kém nhất trước.",
            "The quality of data by listing, producer or commune, the worst first.")
        about.query =
            [
                QueryParameter("commune", .commune, "a commune of the key's area"),
                QueryParameter("producer", .text, "a producer of the key's area"),
                QueryParameter("by", .word(QualityGrouping.self), "listing unless given"),
                QueryParameter("date", .day, "today unless given; a past day that was kept"),
                QueryParameter("format", .word(ListFormat.self), "json unless given; csv has all"),
            ] + Paging.parameters
        about.answer = .named("QualityReport")
        return Endpoint(.get, "/v1/reports/quality", Self.officers, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            let grouping = query.word("by", of: QualityGrouping.self) ?? .listing
            let format = query.word("format", of: ListFormat.self) ?? .json
            let commune = query.parsed("commune", FieldReader.communeWords) { CommuneCode($0) }
            let day = query.day() ?? desks.reach.today
            if day > desks.reach.today { query.refuse(Self.future) }
            try query.finish()
            let after = try query.text("cursor").map(QualityCursor.read)
            let report = try await desks.quality.report(
                commune: commune, producer: query.text("producer").map { ProducerID($0) },
                on: day, by: try call.known())
            if format == .csv { return .table(QualityTable(report, by: grouping)) }
            let bytes = QualityWriting(language: call.language).bytes(
                report, by: grouping, after: after, limit: limit)
            return call.spoken(call.fresh(.json(bytes), EntityTag(version: nil, body: bytes)))
        }
    }

    private var keeping: Endpoint {
        var about = EndpointNote(
            "Lưu báo cáo hôm nay của địa bàn; mỗi tháng giữ một bản.",
            "Keeps today's report of the key's area; one is kept of each month.")
        about.answer = .named("KeptQualityReport")
        return Endpoint(.post, "/v1/reports/quality", Self.officers, about) { call in
            let bytes = try await call.emptyObject()
            let writing = QualityWriting(language: call.language)
            return call.spoken(
                Reply(
                    try await desks.quality.keep(
                        by: try call.known(), once: call.once(bytes),
                        render: { Answer(status: 200, body: writing.head($0)) })))
        }
    }

    private static let future = FieldProblem(
        "date", .outOfRange, vi: "Chưa đến ngày này.", en: "That day has not come.")
}

extension Reply {
    /// A table that is sent while it is written; only a piece of it is in memory at a time.
    fileprivate static func table(_ table: QualityTable) -> Reply {
        var reply = Reply.csv([])
        let pieces = PieceCount()
        reply.stream = ReplyStream(count: nil) { _ in
            let number = pieces.next()
            return number < table.pieceCount
                ? ByteBuffer(bytes: table.piece(number)) : ByteBuffer()
        }
        return reply
    }
}

/// Counts the pieces of one answer that were sent.
private final class PieceCount: Sendable {
    private let count = Mutex(0)

    /// The number of the next piece, from 0.
    func next() -> Int {
        count.withLock { count in
            defer { count += 1 }
            return count
        }
    }
}

/// Where a page ended: the points and the id or code, which no two lines share.
enum QualityCursor {
    /// The cursor behind which the next page begins.
    static func write(_ place: QualityPlace) -> String {
        "\(place.total.hundredths)~\(place.key)"
    }

    /// The place that a cursor names; throws for a text that is none.
    static func read(_ text: String) throws(CursorError) -> QualityPlace {
        let parts = text.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[0]), (0...10_000).contains(number) else {
            throw .unreadable
        }
        return QualityPlace(total: QualityPoints(hundredths: number), key: String(parts[1]))
    }
}
