internal import Market
internal import Reach
internal import TestSupport
import Testing

/// Why a parcel goes its way, in words that outlast the table.
@Suite struct OptionExplanationTests {
    private func explained(
        _ change: (inout CoverageTables) -> Void = { _ in }
    ) throws -> OptionExplanation {
        var tables = CoverageSamples.openTables()
        change(&tables)
        let option = try #require(try tables.answer().options.first)
        var rows: [RowID: EvidenceRow] = [:]
        for row in tables.services { rows[row.id] = .service(row) }
        for row in tables.lanes { rows[row.id] = .lane(row) }
        for row in tables.placeRules { rows[row.id] = .placeRule(row) }
        for row in tables.suspensions { rows[row.id] = .suspension(row) }
        return OptionExplanation(of: option, rows: rows, places: CoverageSamples.places)
    }

    private func text(_ explanation: OptionExplanation) -> String {
        String(decoding: explanation.body, as: UTF8.self)
    }

    @Test func `each cited row stands with its sentence and its source`() throws {
        let text = try text(explained())
        for part in [
            #""row":"l-a","for":"price""#, "Tuyến từ cả nước đến cả nước: giá theo gam",
            #""row":"p-a","for":"delivery""#, "Tại cả nước: có giao hàng.",
            #""source":"mẫu thử""#, #""total":20000"#, #""lead_days":{"min":2,"max":3}"#,
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func `a surcharge, extra days, boats and a delay are said as such`() throws {
        let explanation = try explained { tables in
            tables.placeRules.append(
                CoverageSamples.rule("p-x", "commune:00004") {
                    $0.deliverySurcharge = .basisPoints(1_250)
                    $0.deliveryExtraDays = DaySpan(min: 1, max: 2)
                    $0.boatDays = CoverageSamples.weekdays("1010000")
                })
            tables.suspensions.append(
                CoverageSamples.suspension { $0.effect = .delay(DaySpan(min: 2, max: 2)) })
        }
        let text = text(explanation)
        for part in [
            "Tại Phường Ba Đình, Thành phố Hà Nội: phụ phí giao hàng 12.50% giá cước.",
            "giao hàng thêm 1-2 ngày", "tàu chạy thứ hai, thứ tư",
            "Chậm thêm 2 ngày vì bão.",
        ] {
            #expect(text.contains(part), "\(part) in \(text)")
        }
    }

    @Test func `equal explanations have one id, and another table another`() throws {
        #expect(try explained() == explained())
        let changed = try explained { $0.lanes[0].source = "bảng mới" }
        #expect(try explained().id != changed.id)
    }

    @Test func `a row that is not known any more is cited by its id`() throws {
        let option = try #require(try CoverageSamples.openTables().answer().options.first)
        let explanation = OptionExplanation(of: option, rows: [:], places: CoverageSamples.places)
        #expect(text(explanation).contains(#""row":"l-a","for":"lane","sentence_vi":null"#))
    }
}
