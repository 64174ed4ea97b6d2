internal import Market
internal import Reach
internal import Storage

/// A report as text that reads back as the same report: producers first, then its lines.
extension QualityReport {
    private static let linesInPiece = 500

    /// Each piece holds some hundred lines, each line one JSON list.
    var keptPieces: [String] {
        let heads = producers.sorted { $0.key.text < $1.key.text }.map { id, producer in
            JSONValue.list([
                .text("producer"), .text(id.text), .text(producer.name),
                .text(producer.commune.digits), .text(producer.communeName),
                producer.province.map { .text($0.digits) } ?? .null,
            ])
        }
        let all = heads + lines.map(\.kept)
        return stride(from: 0, to: all.count, by: Self.linesInPiece).map { start in
            var piece: [UInt8] = []
            for line in all[start..<min(start + Self.linesInPiece, all.count)] {
                var json = JSONWriter()
                json.value(line)
                piece += json.bytes
                piece.append(UInt8(ascii: "\n"))
            }
            return String(decoding: piece, as: UTF8.self)
        }
    }

    /// The report that was kept; throws `StoreError.unreadable` for anything else.
    init(_ head: StoreSession.KeptQuality, pieces: [String]) throws {
        var lines: [QualityLine] = []
        var producers: [ProducerID: QualityProducer] = [:]
        for piece in pieces {
            for text in piece.utf8.split(separator: UInt8(ascii: "\n")) {
                guard let cells = try? JSONBody.value(Array(text), depth: 2).items,
                    let kind = cells.first?.text
                else { throw StoreError.unreadable("body") }
                if kind == "producer" {
                    let (id, producer) = try Self.producer(cells)
                    producers[id] = producer
                } else {
                    lines.append(try QualityLine(kept: cells))
                }
            }
        }
        self.init(
            rules: head.rules, day: head.day, area: head.area, sha256: head.sha256, lines: lines,
            producers: producers, keptAt: head.keptAt)
    }

    private static func producer(
        _ cells: [JSONValue]
    ) throws -> (ProducerID, QualityProducer) {
        guard cells.count == 6, let id = cells[1].text, let name = cells[2].text,
            let commune = cells[3].text.flatMap({ CommuneCode($0) }),
            let communeName = cells[4].text
        else { throw StoreError.unreadable("body") }
        return (
            ProducerID(id),
            QualityProducer(
                name: name, commune: commune, communeName: communeName,
                province: cells[5].text.flatMap { ProvinceCode($0) })
        )
    }
}

extension QualityLine {
    private static let fixedCells = 8

    /// `listing`, id, producer, name, state, check, field, what that costs; then the words' losses.
    fileprivate var kept: JSONValue {
        let worst: [JSONValue] =
            worst.map {
                [
                    .text($0.check.rawValue), .text($0.field),
                    .integer(Int64($0.lost.hundredths)),
                ]
            } ?? [.null, .null, .null]
        return .list(
            [
                .text("listing"), .text(listing.text), .text(producer.text), .text(name),
                .text(state.rawValue),
            ] + worst
                + QualityWord.allCases.map { .integer(Int64(lost[$0].hundredths)) })
    }

    fileprivate init(kept cells: [JSONValue]) throws {
        let words = QualityWord.allCases
        guard cells.count == Self.fixedCells + words.count, let listing = cells[1].text,
            let producer = cells[2].text, let name = cells[3].text,
            let state = cells[4].text.flatMap({ ListingState(rawValue: $0) })
        else { throw StoreError.unreadable("body") }
        var lost = QualityLosses()
        for (word, cell) in zip(words, cells.dropFirst(Self.fixedCells)) {
            guard let points = cell.whole else { throw StoreError.unreadable("body") }
            lost.add(QualityPoints(hundredths: Int(points)), to: word)
        }
        var worst: Worst?
        if let check = cells[5].text.flatMap({ QualityCheck(rawValue: $0) }),
            let field = cells[6].text, let points = cells[7].whole
        {
            worst = Worst(
                check: check, field: field, lost: QualityPoints(hundredths: Int(points)))
        }
        self.init(
            listing: ListingID(listing), producer: ProducerID(producer), name: name, state: state,
            lost: lost, worst: worst)
    }
}
