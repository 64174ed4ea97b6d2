package import Reach

/// Why a parcel goes the way it goes, whole and in words, as it was known when it was ordered.
package struct OptionExplanation: Hashable, Sendable {
    package let id: ExplanationID
    /// The JSON that people are shown; equal explanations are equal bytes.
    package let body: [UInt8]

    /// The chosen option with each row it rested on; a row that is not known any more is cited by
    /// its id alone.
    package init(of option: ReachOption, rows: [RowID: EvidenceRow], places: Places) {
        let words = EvidenceWords(places: places)
        body = JSONWriter.object(capacity: 2_048) { json in
            json.member("courier", option.courier.text)
            json.member("courier_name", option.courierName)
            json.member("service", option.service.text)
            json.member("service_name", option.serviceName)
            json.member("lead_days") { json in
                json.member("min", option.leadDays.min)
                json.member("max", option.leadDays.max)
            }
            json.member("price_vnd") { Self.write(option.price, &$0) }
            json.member("chargeable_weight_g", option.chargeableGrams)
            json.member("cod", option.cod.rawValue)
            json.member("evidence", list: option.evidence) { json, evidence in
                json.object { Self.write(evidence, rows[evidence.row], words, &$0) }
            }
        }
        id = ExplanationID("ex_" + Digest.hex(Array(Digest.sha256(body).prefix(16))))
    }

    private static func write(_ price: ReachPrice, _ json: inout JSONWriter) {
        json.member("base", price.base.vnd)
        json.member("pickup", price.pickup.vnd)
        json.member("delivery", price.delivery.vnd)
        json.member("cod", price.cod.vnd)
        json.member("total", price.total.vnd)
    }

    private static func write(
        _ evidence: Evidence, _ row: EvidenceRow?, _ words: EvidenceWords,
        _ json: inout JSONWriter
    ) {
        json.member("row", evidence.row.text)
        json.member("for", evidence.purpose.rawValue)
        let sentence = row.map { words.sentence($0, for: evidence.purpose) }
        json.member("sentence_vi", sentence?.vietnamese)
        json.member("sentence_en", sentence?.english)
        json.member("source", row?.source)
        json.member("sample", row?.isSample ?? false)
    }
}
