extension ReachMap {
    /// The columns of the table, and the properties of the points.
    package static let columns = [
        "commune_code", "commune", "province_code", "province", "latitude", "longitude",
        "population", "remoteness", "status", "days_min", "days_max", "cheapest_vnd", "reasons",
    ]

    /// One line per commune; an empty cell is what is not known or does not apply.
    package var csv: [UInt8] {
        var lines = CSVLines(header: ReachMap.columns)
        for index in shown {
            let (commune, glance) = (places.communes[index], glances[index])
            lines.add([
                commune.code.digits, commune.fullName, commune.province.digits,
                places.provinceByCode[commune.province]?.fullName ?? "", "\(commune.latitude)",
                "\(commune.longitude)", text(commune.population),
                commune.remoteness?.rawValue ?? "", glance.status.rawValue,
                text(glance.fastest?.min), text(glance.fastest?.max),
                text(glance.cheapest?.vnd),
                glance.reasons.map(\.rawValue).joined(separator: ";"),
            ])
        }
        return lines.bytes
    }

    /// A point per commune (RFC 7946: longitude before latitude, WGS 84).
    package var geoJSON: [UInt8] {
        var text = PointText(capacity: 512 * shown.count)
        for index in shown {
            let (commune, glance) = (places.communes[index], glances[index])
            text.begin(at: commune)
            text.property("commune_code", commune.code.digits)
            text.property("commune", commune.fullName)
            text.property("province_code", commune.province.digits)
            text.property("province", places.provinceByCode[commune.province]?.fullName)
            text.property("population", commune.population)
            text.property("remoteness", commune.remoteness?.rawValue)
            text.property("status", glance.status.rawValue)
            text.property("days_min", glance.fastest?.min)
            text.property("days_max", glance.fastest?.max)
            text.property("cheapest_vnd", glance.cheapest.map { Int($0.vnd) })
            text.property("reasons", glance.reasons.map(\.rawValue).joined(separator: ";"))
            text.end()
        }
        return text.finished()
    }

    private func text(_ number: (some BinaryInteger)?) -> String {
        number.map { "\($0)" } ?? ""
    }
}
