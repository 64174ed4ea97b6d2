internal import Market
internal import Operations
internal import Reach

/// Writes what couriers do for a province.
struct ReportWriting: Sendable {
    let places: Places

    func bytes(_ survey: ProvinceSurvey) -> [UInt8] {
        JSONWriter.object(capacity: 65_536) { json in
            writeHead(survey, &json)
            json.member("communes", list: survey.communes) { json, standing in
                json.object { write(standing, &$0) }
            }
            json.member("debts", list: survey.debts) { json, debt in
                json.object { json in
                    json.member("remoteness", debt.remoteness?.rawValue)
                    json.member("communes", list: debt.communes) { json, standing in
                        json.object { writeDebt(standing, &$0) }
                    }
                }
            }
        }
    }

    func bytes(
        _ survey: ProvinceSurvey, _ page: [ProvinceSurvey.UnknownPlace], next: String?
    ) -> [UInt8] {
        JSONWriter.object(capacity: 512 * (page.count + 1)) { json in
            writeHead(survey, &json)
            json.member("total", survey.unknowns.count)
            json.member("items", list: page) { json, place in
                json.object { json in
                    write(place.commune, &json)
                    json.member("leg", place.leg.rawValue)
                    json.member("origins", place.origins)
                    json.member("unsaid", list: place.silences) { json, silence in
                        json.object { json in
                            json.member("courier", silence.courier.text)
                            json.member("service", silence.service.text)
                            json.member("reasons", texts: silence.unsaid.map(\.rawValue))
                        }
                    }
                }
            }
            json.member("next_cursor", next)
        }
    }

    private func writeHead(_ survey: ProvinceSurvey, _ json: inout JSONWriter) {
        json.member("province_code", survey.province.digits)
        json.member("province", places.provinceByCode[survey.province]?.fullName)
        json.member("date", survey.day.text)
        json.member("weight_g", survey.parcel.weightGrams)
        json.member("people_are_estimates", true)
    }

    private func write(_ commune: Commune, _ json: inout JSONWriter) {
        json.member("commune_code", commune.code.digits)
        json.member("commune", places.fullName(of: commune))
        json.member("population", commune.population)
        json.member("remoteness", commune.remoteness?.rawValue)
    }

    private func write(_ standing: ProvinceSurvey.Standing, _ json: inout JSONWriter) {
        write(standing.commune, &json)
        json.member("as_origin") { json in
            json.member("status", standing.originStatus.rawValue)
            json.members(of: standing.asOrigin)
        }
        json.member("as_destination") { json in
            json.member("status", standing.destinationStatus.rawValue)
            json.member("origins_served", standing.asDestination.served)
            json.member("origins_not_served", standing.asDestination.notServed)
            json.member("origins_unknown", standing.asDestination.unknown)
        }
    }

    private func writeDebt(_ standing: ProvinceSurvey.Standing, _ json: inout JSONWriter) {
        write(standing.commune, &json)
        json.member("pickup", standing.originStatus.rawValue)
        json.member("delivery", standing.destinationStatus.rawValue)
    }
}
