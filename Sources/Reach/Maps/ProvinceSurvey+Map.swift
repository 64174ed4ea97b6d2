extension ProvinceSurvey {
    /// A map of the province's communes by pick-up and delivery; the layout must be of `communes`.
    package func tiles(_ layout: TileLayout, in places: Places) -> TileMap {
        let name = places.provinceByCode[province]?.fullName ?? province.digits
        var counts = Array(repeating: ReachCount(), count: LegCover.allCases.count)
        let tiles = communes.map { standing -> TileMap.Tile in
            let cover = LegCover(standing)
            counts[cover.rawValue].add(standing.commune.population)
            let reached = SpokenNumber.whole(standing.asOrigin.served.communes)
            let meaning = cover.meaning
            return TileMap.Tile(
                mark: cover.rawValue, name: standing.commune.name,
                detail: Sentence(
                    vietnamese: "gửi đến \(reached.vietnamese) xã",
                    english: "sends to \(reached.english)"),
                hover: Sentence(
                    vietnamese: "\(standing.commune.fullName): \(meaning.vietnamese), "
                        + "gửi đến \(reached.vietnamese) xã",
                    english: "\(standing.commune.fullName): \(meaning.english), "
                        + "sends to \(reached.english) communes"),
                group: 0, isIsland: standing.commune.type == .specialZone)
        }
        let (year, month, date) = day.parts
        return TileMap(
            title: Sentence(
                vietnamese: "\(name): nơi nào có lấy hàng, giao hàng?",
                english: "\(name): where couriers pick up and deliver"),
            subtitle: Sentence(
                vietnamese: "Ngày \(date)/\(month)/\(year), kiện "
                    + SpokenNumber.weight(grams: parcel.weightGrams).vietnamese,
                english: "On \(day.text), a parcel of "
                    + SpokenNumber.weight(grams: parcel.weightGrams).english),
            marks: LegCover.allCases.map { $0.mark(counts[$0.rawValue]) }, tiles: tiles,
            layout: layout, groups: [name], scale: .large, focus: nil)
    }
}

/// Which of the two legs a commune has.
private enum LegCover: Int, CaseIterable {
    case both
    case deliveryOnly
    case pickupOnly
    case neither
    case unknown

    init(_ standing: ProvinceSurvey.Standing) {
        switch (standing.originStatus, standing.destinationStatus) {
        case (.served, .served): self = .both
        case (_, .served): self = .deliveryOnly
        case (.served, _): self = .pickupOnly
        case (.unknown, _), (_, .unknown): self = .unknown
        case (.notServed, .notServed): self = .neither
        }
    }

    var meaning: Sentence {
        switch self {
        case .both:
            Sentence(vietnamese: "có lấy và giao hàng", english: "picked up and delivered")
        case .deliveryOnly:
            Sentence(vietnamese: "chỉ giao hàng", english: "delivered only")
        case .pickupOnly:
            Sentence(vietnamese: "chỉ lấy hàng", english: "picked up only")
        case .neither:
            Sentence(vietnamese: "không lấy, không giao", english: "neither")
        case .unknown:
            Sentence(vietnamese: "chưa rõ", english: "not known")
        }
    }

    func mark(_ count: ReachCount) -> TileMap.Mark {
        let (communes, people) = (
            SpokenNumber.communes(count.communes), SpokenNumber.people(count)
        )
        let full = Sentence(
            vietnamese: "\(meaning.vietnamese): \(communes.vietnamese), \(people.vietnamese)",
            english: "\(meaning.english): \(communes.english), \(people.english)")
        let (dark, light) = (TileMap.inkOnDark, TileMap.inkOnLight)
        switch self {
        case .both:
            return TileMap.Mark(glyph: "⇅", colour: "#0b5563", ink: dark, meaning: full)
        case .deliveryOnly:
            return TileMap.Mark(glyph: "↓", colour: "#7cc7a0", ink: light, meaning: full)
        case .pickupOnly:
            return TileMap.Mark(glyph: "↑", colour: "#d6ecc3", ink: light, meaning: full)
        case .neither: return .notServed(full)
        case .unknown: return .unknown(full)
        }
    }
}
