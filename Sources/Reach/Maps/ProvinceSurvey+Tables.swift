extension ProvinceSurvey {
    /// The columns of the table of communes.
    package static let columns = [
        "commune_code", "commune", "population", "remoteness", "latitude", "longitude",
        "pickup", "reached_communes", "reached_people", "delivery", "origins_served",
        "origins_not_served", "origins_unknown", "debt",
    ]

    /// One line per commune of the province, as origin and as destination.
    package var csv: [UInt8] {
        var lines = CSVLines(header: ProvinceSurvey.columns)
        for standing in communes {
            let (commune, arrivals) = (standing.commune, standing.asDestination)
            lines.add([
                commune.code.digits, commune.fullName, commune.population.map(String.init) ?? "",
                commune.remoteness?.rawValue ?? "", "\(commune.latitude)",
                "\(commune.longitude)", standing.originStatus.rawValue,
                "\(standing.asOrigin.served.communes)",
                "\(standing.asOrigin.served.roughPeople)", standing.destinationStatus.rawValue,
                "\(arrivals.served)", "\(arrivals.notServed)", "\(arrivals.unknown)",
                standing.isDebt ? "yes" : "no",
            ])
        }
        return lines.bytes
    }

    /// A point per commune of the province (RFC 7946).
    package var geoJSON: [UInt8] {
        var text = PointText(capacity: 512 * communes.count)
        for standing in communes {
            text.begin(at: standing.commune)
            text.property("commune_code", standing.commune.code.digits)
            text.property("commune", standing.commune.fullName)
            text.property("population", standing.commune.population)
            text.property("remoteness", standing.commune.remoteness?.rawValue)
            text.property("pickup", standing.originStatus.rawValue)
            text.property("reached_communes", standing.asOrigin.served.communes)
            text.property("delivery", standing.destinationStatus.rawValue)
            text.property("origins_served", standing.asDestination.served)
            text.end()
        }
        return text.finished()
    }

    /// The columns of the table of what is unknown.
    package static let unknownColumns = [
        "commune_code", "commune", "province_code", "population", "remoteness", "leg",
        "origins", "unsaid",
    ]

    /// One line per commune and leg of which nobody has said anything.
    package func unknownCSV(_ places: [UnknownPlace]) -> [UInt8] {
        var lines = CSVLines(header: ProvinceSurvey.unknownColumns)
        for place in places {
            let unsaid = place.silences.map { silence in
                "\(silence.courier.text)/\(silence.service.text): "
                    + silence.unsaid.map(\.rawValue).joined(separator: " ")
            }
            lines.add([
                place.commune.code.digits, place.commune.fullName, place.commune.province.digits,
                place.commune.population.map(String.init) ?? "",
                place.commune.remoteness?.rawValue ?? "", place.leg.rawValue,
                "\(place.origins)", unsaid.joined(separator: "; "),
            ])
        }
        return lines.bytes
    }
}
