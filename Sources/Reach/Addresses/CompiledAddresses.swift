/// All that is worked out once so that an address is answered without going through the tables.
struct CompiledAddresses: Sendable {
    let scalars: AddressScalars
    let titles: PlaceTitles
    let gazetteer: Gazetteer
    let index: PlaceIndex
    let spelling: AddressSpelling
    let communeSlips: SlipIndex
    let districtSlips: SlipIndex
    let provinceSlips: SlipIndex
    let communeByCode: [CommuneCode: Int]
    let provinceNames: [ProvinceCode: String]

    init(places: Places) {
        let scalars = AddressScalars()
        let titles = PlaceTitles(scalars: scalars)
        let gazetteer = Gazetteer(places: places, scalars: scalars, titles: titles)
        let communeNames = gazetteer.communeNames.map(\.name)
        let districtNames = gazetteer.districtNames.map(\.name)
        let provinceNames = gazetteer.provinceNames.map(\.name)
        self.scalars = scalars
        self.titles = titles
        self.gazetteer = gazetteer
        index = PlaceIndex(gazetteer: gazetteer)
        spelling = AddressSpelling(
            names: communeNames + districtNames + provinceNames + titles.forms.map(\.name))
        communeSlips = SlipIndex(names: communeNames)
        districtSlips = SlipIndex(names: districtNames)
        provinceSlips = SlipIndex(names: provinceNames)
        communeByCode = places.indexByCode
        self.provinceNames = places.provinceByCode.mapValues(\.name)
    }
}
