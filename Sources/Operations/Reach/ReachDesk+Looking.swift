package import Reach
internal import Storage

extension ReachDesk {
    /// What a map shows: the communes of the country or of one province, or the provinces.
    package enum MapLevel: Hashable, Sendable {
        case communes(of: ProvinceCode?)
        case provinces
    }

    /// Where one parcel goes, as data without a drawing.
    package func map(
        _ parcel: Parcel, from origin: CommuneCode, on day: Day, subject: Sentence,
        of province: ProvinceCode?
    ) throws -> ReachMap {
        let sheet = house.atlas.sheet
        try Self.check(province, in: sheet.places)
        return ReachMap(
            try sheet.plan(from: origin, on: day), parcel, subject: subject, province: province)
    }

    /// Where one parcel goes, drawn.
    package func tiles(of map: ReachMap, _ level: MapLevel) -> TileMap {
        switch level {
        case .communes(let province):
            map.tiles(layouts.layout(.communes(of: province), in: map.places))
        case .provinces:
            map.provinceTiles(layouts.layout(.provinces, in: map.places))
        }
    }

    /// What couriers do for a province, drawn.
    package func tiles(of survey: ProvinceSurvey) -> TileMap {
        let places = house.atlas.sheet.places
        return survey.tiles(
            layouts.layout(.communes(of: survey.province), in: places), in: places)
    }

    /// What couriers do for a province on a day; compiled once per state of the coverage.
    package func survey(
        _ province: ProvinceCode, _ parcel: Parcel, on day: Day
    ) async throws -> ProvinceSurvey {
        let sheet = house.atlas.sheet
        try Self.check(province, in: sheet.places)
        if let known = sheet.shelf.survey(province, day, parcel) { return known }
        var gathering = ProvinceSurvey.Gathering(province, day, parcel, in: sheet.places)
        for origin in gathering.origins {
            gathering.add(try sheet.plan(from: origin, on: day))
            // A hundred origins take long enough for others to want their turn.
            await Task.yield()
        }
        let survey = gathering.finished()
        sheet.shelf.keep(survey)
        return survey
    }

    /// The province in which most communes with producers lie; `nil` before there is a producer.
    package func homeProvince() async throws -> ProvinceCode? {
        let places = house.atlas.sheet.places
        let communes = try await house.store.read { try $0.producerCommunes() }
        let counted = Dictionary(communes.compactMap { places[$0] }.map { ($0.province, 1) }) {
            $0 + $1
        }
        return counted.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    private static func check(_ province: ProvinceCode?, in places: Places) throws(Failure) {
        guard let province, places.provinceByCode[province] == nil else { return }
        throw .unknownProvince(province)
    }
}
