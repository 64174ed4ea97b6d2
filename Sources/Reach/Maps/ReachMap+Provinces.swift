extension ReachMap {
    /// A map of the provinces, each with how many of its communes are served; the layout must be
    /// of the provinces of `places`.
    package func provinceTiles(_ layout: TileLayout) -> TileMap {
        var tallies: [ProvinceCode: ReachTally] = [:]
        for (commune, glance) in zip(places.communes, glances) {
            tallies[commune.province, default: ReachTally()].add(
                glance.status, commune.population)
        }
        let tiles = places.provinces.enumerated().map { number, province in
            let tally = tallies[province.code] ?? ReachTally()
            let all = Double(max(tally.communes, 1))
            let detail = "\(tally.served.communes)/\(tally.communes)"
            var tile = TileMap.Tile(
                mark: ServedShare(tally).rawValue, name: province.name,
                detail: Sentence(vietnamese: "\(detail) xã", english: detail),
                hover: ReachMap.hover(province, tally), group: number, isIsland: false)
            tile.shares = TileMap.Shares(
                served: Double(tally.served.communes) / all,
                unknown: Double(tally.unknown.communes) / all)
            return tile
        }
        return TileMap(
            title: title, subtitle: subtitle, marks: ServedShare.allCases.map(\.mark),
            tiles: tiles, layout: layout, groups: [], scale: .large,
            focus: places.provinces.firstIndex { $0.code == origin.province })
    }

    private static func hover(_ province: Province, _ tally: ReachTally) -> Sentence {
        let (served, refused, unknown) = (
            SpokenNumber.communes(tally.served.communes),
            SpokenNumber.communes(tally.notServed.communes),
            SpokenNumber.communes(tally.unknown.communes)
        )
        return Sentence(
            vietnamese: "\(province.fullName): giao \(served.vietnamese), "
                + "không giao \(refused.vietnamese), chưa rõ \(unknown.vietnamese)",
            english: "\(province.fullName): \(served.english) served, "
                + "\(refused.english) not served, \(unknown.english) not known")
    }
}

/// How much of a province is served, by its communes.
private enum ServedShare: Int, CaseIterable {
    case all
    case most
    case half
    case few
    case none

    init(_ tally: ReachTally) {
        let (served, all) = (tally.served.communes, tally.communes)
        if served == 0 {
            self = .none
        } else if served == all {
            self = .all
        } else if served * 4 >= all * 3 {
            self = .most
        } else {
            self = served * 2 >= all ? .half : .few
        }
    }

    var mark: TileMap.Mark {
        func mark(
            _ glyph: String, _ colour: String, _ ink: String, _ vi: String, _ en: String
        ) -> TileMap.Mark {
            TileMap.Mark(
                glyph: glyph, colour: colour, ink: ink,
                meaning: Sentence(vietnamese: vi, english: en))
        }
        let (dark, light) = (TileMap.inkOnDark, TileMap.inkOnLight)
        switch self {
        case .all: return mark("●", "#0b5563", dark, "giao mọi xã", "every commune is served")
        case .most: return mark("◕", "#1d8a7a", dark, "từ ba phần tư", "three quarters or more")
        case .half: return mark("◑", "#7cc7a0", light, "từ một nửa", "half or more")
        case .few: return mark("◔", "#d6ecc3", light, "dưới một nửa", "less than half")
        case .none: return mark("○", "#ececec", light, "chưa xã nào", "no commune")
        }
    }
}
