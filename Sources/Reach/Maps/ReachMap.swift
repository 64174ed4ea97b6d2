/// Where one parcel goes from one commune on one day, commune by commune, to be looked at.
package struct ReachMap: Sendable {
    package let places: Places
    package let origin: Commune
    package let day: Day
    /// Positions in `Places.communes` of the communes that are shown.
    package let shown: [Int]
    /// By position in `Places.communes`.
    package let glances: [ReachGlance]
    /// What is sent, for the title.
    package let subject: Sentence

    /// The whole country, or one province of it.
    package init(
        _ plan: ReachPlan, _ parcel: Parcel, subject: Sentence, province: ProvinceCode? = nil
    ) {
        places = plan.places
        origin = plan.originCommune
        day = plan.day
        shown = plan.places.communes.indices.filter {
            province == nil || plan.places.communes[$0].province == province
        }
        glances = plan.glances(of: parcel)
        self.subject = subject
    }

    package var communes: [Commune] {
        shown.map { places.communes[$0] }
    }

    /// A map of the communes; the layout must be of `communes`.
    package func tiles(_ layout: TileLayout) -> TileMap {
        let provinces = places.provinces.map(\.code)
        let numbers = Dictionary(
            uniqueKeysWithValues: provinces.enumerated().map { ($1, $0) })
        var counts = Array(repeating: ReachCount(), count: Pace.allCases.count)
        let tiles = shown.map { index -> TileMap.Tile in
            let (commune, glance) = (places.communes[index], glances[index])
            let pace = Pace(glance)
            counts[pace.rawValue].add(commune.population)
            let detail = ReachMap.detail(glance)
            let name = places.fullName(of: commune)
            return TileMap.Tile(
                mark: pace.rawValue, name: commune.name, detail: detail,
                hover: Sentence(
                    vietnamese: "\(name): \(detail.vietnamese)",
                    english: "\(name): \(detail.english)"),
                group: numbers[commune.province] ?? 0, isIsland: commune.type == .specialZone)
        }
        return TileMap(
            title: title, subtitle: subtitle,
            marks: Pace.allCases.map { $0.mark(counts[$0.rawValue]) }, tiles: tiles,
            layout: layout, groups: places.provinces.map(\.name),
            scale: tiles.count > TileMap.mostLarge ? .small : .large,
            focus: shown.firstIndex { places.communes[$0].code == origin.code })
    }

    var title: Sentence {
        Sentence(
            vietnamese: "\(subject.vietnamese) giao được đến đâu?",
            english: "Where \(subject.english) can be delivered")
    }

    /// Where from, on which day, and how much of the land is served.
    var subtitle: Sentence {
        var tally = ReachTally()
        for index in shown { tally.add(glances[index].status, places.communes[index].population) }
        let (served, people) = (
            SpokenNumber.whole(tally.served.communes), SpokenNumber.people(tally.served)
        )
        let all = SpokenNumber.communes(tally.communes)
        let (year, month, date) = day.parts
        return Sentence(
            vietnamese: "Gửi từ \(places.fullName(of: origin)), ngày \(date)/\(month)/\(year): "
                + "\(served.vietnamese)/\(all.vietnamese), \(people.vietnamese)",
            english: "From \(places.fullName(of: origin)) on \(day.text): "
                + "\(served.english) of \(all.english), \(people.english)")
    }

    /// `2–4 ngày, từ 35.000 đ`, or that it is not served or not known.
    static func detail(_ glance: ReachGlance) -> Sentence {
        guard let days = glance.fastest, let price = glance.cheapest.map(SpokenNumber.money) else {
            return glance.status == .unknown
                ? Sentence(vietnamese: "chưa rõ", english: "not known")
                : Sentence(vietnamese: "không giao", english: "not served")
        }
        let span = days.min == days.max ? "\(days.max)" : "\(days.min)–\(days.max)"
        return Sentence(
            vietnamese: "\(span) ngày, \(price.vietnamese)",
            english: "\(span) \(days.max == 1 ? "day" : "days"), \(price.english)")
    }
}

/// What a tile of a reach map says, from the quickest to not known.
enum Pace: Int, CaseIterable {
    case upToTwo
    case upToFour
    case upToSeven
    case longer
    case notServed
    case unknown

    init(_ glance: ReachGlance) {
        switch (glance.status, glance.fastest?.max ?? .max) {
        case (.served, ...2): self = .upToTwo
        case (.served, ...4): self = .upToFour
        case (.served, ...7): self = .upToSeven
        case (.served, _): self = .longer
        case (.notServed, _): self = .notServed
        case (.unknown, _): self = .unknown
        }
    }

    /// The mark with its legend, which also says how many communes and people have it.
    func mark(_ count: ReachCount) -> TileMap.Mark {
        let (communes, people) = (
            SpokenNumber.communes(count.communes), SpokenNumber.people(count)
        )
        let amount = Sentence(
            vietnamese: "\(communes.vietnamese), \(people.vietnamese)",
            english: "\(communes.english), \(people.english)")
        func served(
            _ glyph: String, _ colour: String, _ ink: String, _ vi: String, _ en: String
        ) -> TileMap.Mark {
            TileMap.Mark(
                glyph: glyph, colour: colour, ink: ink,
                meaning: Sentence(
                    vietnamese: "\(vi): \(amount.vietnamese)", english: "\(en): \(amount.english)"))
        }
        let (dark, light) = (TileMap.inkOnDark, TileMap.inkOnLight)
        switch self {
        case .upToTwo:
            return served("2", "#0b5563", dark, "trong 2 ngày", "within 2 days")
        case .upToFour:
            return served("4", "#1d8a7a", dark, "3–4 ngày", "3–4 days")
        case .upToSeven:
            return served("7", "#7cc7a0", light, "5–7 ngày", "5–7 days")
        case .longer:
            return served("+", "#d6ecc3", light, "trên 7 ngày", "more than 7 days")
        case .notServed:
            return .notServed(
                Sentence(
                    vietnamese: "không giao: \(amount.vietnamese)",
                    english: "not served: \(amount.english)"))
        case .unknown:
            return .unknown(
                Sentence(
                    vietnamese: "chưa rõ: \(amount.vietnamese)",
                    english: "not known: \(amount.english)"))
        }
    }
}
