internal import Market
internal import Operations
internal import Reach

/// Writes reach answers and summaries, with sentences in the caller's language.
struct ReachWriting: Sendable {
    /// For the names of communes; without it they are left out.
    let places: Places?
    let language: Language

    func bytes(_ answer: ReachAnswer) -> [UInt8] {
        JSONWriter.object(capacity: 2_048) { write(answer, &$0) }
    }

    func bytes(_ answers: [ReachAnswer]) -> [UInt8] {
        JSONWriter.object(capacity: 2_048 * answers.count) { json in
            json.member("items", list: answers) { json, answer in
                json.object { write(answer, &$0) }
            }
        }
    }

    func bytes(_ summary: ReachSummary, isSample: Bool) -> [UInt8] {
        JSONWriter.object(capacity: 8_192) { json in
            json.member("origin", summary.origin.digits)
            json.member("date", summary.day.text)
            json.member("communes", summary.country.communes)
            json.member("people_are_estimates", true)
            json.members(of: summary.country)
            json.member("provinces", list: summary.provinces) { json, item in
                json.object { json in
                    json.member("province_code", item.province.digits)
                    json.member("province", places?.provinceByCode[item.province]?.fullName)
                    json.members(of: item.tally)
                }
            }
            json.member("remoteness", list: summary.remoteness) { json, item in
                json.object { json in
                    json.member("remoteness", item.remoteness?.rawValue)
                    json.members(of: item.tally)
                }
            }
            json.member("reasons", list: summary.reasons) { json, item in
                json.object { json in
                    json.member("code", item.code.rawValue)
                    json.members(of: item.count)
                }
            }
            json.member("sample", isSample)
        }
    }

    private func write(_ answer: ReachAnswer, _ json: inout JSONWriter) {
        json.member("commune_code", answer.commune.digits)
        if let places {
            json.member("commune", places[answer.commune].map(places.fullName))
        }
        json.member("origin", answer.origin.digits)
        json.member("date", answer.day.text)
        json.member("status", answer.status.rawValue)
        json.member("reasons", list: answer.reasons) { json, reason in
            json.object { json in
                json.member("code", reason.code.rawValue)
                json.member("message", reason.message.text(in: language))
                json.member("courier", reason.courier?.text)
                json.member("service", reason.service?.text)
                json.member("row", reason.row?.text)
                json.member("sample", reason.isSample)
            }
        }
        json.member("options", list: answer.options) { json, option in
            json.object { write(option, &$0) }
        }
        json.member("by_speed", list: answer.optionsBySpeed) { $0.value($1) }
    }

    private func write(_ option: ReachOption, _ json: inout JSONWriter) {
        json.member("courier", option.courier.text)
        json.member("courier_name", option.courierName)
        json.member("service", option.service.text)
        json.member("service_name", option.serviceName)
        json.member("lead_days") { json in
            json.member("min", option.leadDays.min)
            json.member("max", option.leadDays.max)
        }
        json.member("price_vnd") { json in
            json.member("base", option.price.base.vnd)
            json.member("pickup", option.price.pickup.vnd)
            json.member("delivery", option.price.delivery.vnd)
            json.member("cod", option.price.cod.vnd)
            json.member("total", option.price.total.vnd)
        }
        json.member("chargeable_weight_g", option.chargeableGrams)
        json.member("cod", option.cod.rawValue)
        json.member("evidence", list: option.evidence) { json, evidence in
            json.object { json in
                json.member("row", evidence.row.text)
                json.member("for", evidence.purpose.rawValue)
            }
        }
        json.member("sample", option.isSample)
    }
}
