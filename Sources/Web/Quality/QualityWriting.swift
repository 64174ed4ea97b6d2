internal import Market
internal import Operations
internal import Reach

/// Writes how good data is; points are numbers of at most two decimals.
struct QualityWriting: Sendable {
    let language: Language

    func bytes(_ found: QualityDesk.ListingQuality) -> [UInt8] {
        JSONWriter.object(capacity: 8_192) { json in
            json.member("listing", found.listing.id.text)
            json.member("name", found.listing.offer.name)
            json.member("state", found.listing.state.rawValue)
            json.member("rules", found.score.rules)
            json.member("date", found.day.text)
            json.member("made_from_sha256", Digest.hex(found.sha256))
            json.member("score", found.score.total)
            json.member("words", list: QualityWord.allCases) { json, word in
                json.object { json in
                    write(word, found.score.lost.score(of: word), &json)
                    json.member("lost", found.score.lost[word])
                    let findings = found.score.findings.filter { $0.word == word }
                    json.member("findings", list: findings) { write($1, &$0) }
                }
            }
            json.name("best_fix")
            if let best = found.score.best { write(best, &json) } else { json.null() }
        }
    }

    /// A report without its lines.
    func head(_ report: QualityReport) -> [UInt8] {
        JSONWriter.object(capacity: 2_048) { writeHead(report, &$0) }
    }

    /// A report with one page of its lines; the lines of groups are means.
    func bytes(
        _ report: QualityReport, by grouping: QualityGrouping, after: QualityPlace?, limit: Int
    ) -> [UInt8] {
        JSONWriter.object(capacity: 512 * (limit + 4)) { json in
            writeHead(report, &json)
            json.member("by", grouping.rawValue)
            switch grouping {
            case .listing:
                let page = Self.page(report.lines, after, limit, \.place)
                json.member("items", list: page.items) { write($1, of: report, &$0) }
                json.member("next_cursor", page.next)
            case .producer, .commune:
                let page = Self.page(report.groups(by: grouping), after, limit, \.place)
                json.member("items", list: page.items) { write($1, &$0) }
                json.member("next_cursor", page.next)
            }
        }
    }

    /// The lines behind a place; they are sorted by it.
    private static func page<Line>(
        _ lines: [Line], _ after: QualityPlace?, _ limit: Int, _ place: (Line) -> QualityPlace
    ) -> (items: ArraySlice<Line>, next: String?) {
        let start = after.map { after in
            lines.firstIndex { place($0) > after } ?? lines.endIndex
        }
        let rest = lines[(start ?? lines.startIndex)...]
        let items = rest.prefix(limit)
        let next = rest.count > limit ? items.last.map { QualityCursor.write(place($0)) } : nil
        return (items, next)
    }

    private func writeHead(_ report: QualityReport, _ json: inout JSONWriter) {
        json.member("rules", report.rules)
        json.member("date", report.day.text)
        json.member("area", report.area.text)
        json.member("made_from_sha256", Digest.hex(report.sha256))
        json.member("kept_at", report.keptAt.map(Instant.text))
        let whole = report.whole
        json.member("listings", whole.count)
        // Nothing that is looked at has no mean; an empty booth is not a perfect one.
        let isEmpty = whole.count == 0
        json.member("score", isEmpty ? nil : whole.total)
        json.member("words", list: QualityWord.allCases) { json, word in
            json.object { write(word, isEmpty ? nil : whole.score(of: word), &$0) }
        }
    }

    private func write(
        _ word: QualityWord, _ score: QualityPoints?, _ json: inout JSONWriter
    ) {
        json.member("word", word.rawValue)
        json.member("name", word.name.text(in: language))
        json.member("weight", QualityRules.current.weight(of: word))
        json.member("score", score)
    }

    private func write(_ finding: QualityFinding, _ json: inout JSONWriter) {
        json.object { json in
            json.member("check", finding.check.rawValue)
            json.member("field", finding.field)
            json.member("message", finding.wrong.text(in: language))
            json.member("fix", finding.fix.text(in: language))
            json.member("lost", finding.lost)
        }
    }

    private func write(
        _ line: QualityLine, of report: QualityReport, _ json: inout JSONWriter
    ) {
        let producer = report.producers[line.producer]
        json.object { json in
            json.member("key", line.listing.text)
            json.member("name", line.name)
            json.member("producer", line.producer.text)
            json.member("producer_name", producer?.name ?? "")
            json.member("commune_code", producer?.commune.digits ?? "")
            json.member("commune", producer?.communeName ?? "")
            json.member("state", line.state.rawValue)
            json.member("score", line.total)
            json.member("words") { json in
                for word in QualityWord.allCases {
                    json.member(of: word, line.lost.score(of: word))
                }
            }
            json.name("worst")
            guard let worst = line.worst else {
                json.null()
                return
            }
            json.object { json in
                json.member("check", worst.check.rawValue)
                json.member("field", worst.field)
                json.member("fix", worst.check.advice.text(in: language))
                json.member("lost", worst.lost)
            }
        }
    }

    private func write(_ group: QualityGroup, _ json: inout JSONWriter) {
        json.object { json in
            json.member("key", group.key)
            json.member("name", group.name)
            json.member("listings", group.count)
            json.member("score", group.total)
            json.member("words") { json in
                for word in QualityWord.allCases { json.member(of: word, group.score(of: word)) }
            }
        }
    }
}

extension JSONWriter {
    mutating func member(_ name: StaticString, _ points: QualityPoints?) {
        self.name(name)
        if let points { raw(Array(points.text.utf8)) } else { null() }
    }

    fileprivate mutating func member(of word: QualityWord, _ points: QualityPoints) {
        name(of: word.rawValue)
        raw(Array(points.text.utf8))
    }
}
