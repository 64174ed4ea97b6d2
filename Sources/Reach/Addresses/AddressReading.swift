/// One way to read an address: which of its words name the province, the district, the commune.
struct AddressReading: Sendable {
    /// `nil` where the address names no province.
    let province: ProvinceSense?
    /// Every district that the words may mean; `nil` where the address names none.
    let districts: [Int]?
    let commune: AddressPiece?
    /// From the first word that names a place to the last.
    let block: Range<Int>
    /// How many words the reading explains.
    let explained: Int
    let order: Order
    /// Whether what surrounds the commune's name shows that the writer uses marks.
    let isMarkedReliably: Bool
    /// What the rest of the address leaves open; such a reading is never exact.
    var isDoubtful = false
    /// Where the district is named.
    var districtWords: Range<Int>?
    /// Whether any of its names has a title, so that its tiers are no guess.
    var isTitled = false
    /// The commune's title may be the end of a name before it: "dang xa gia lam".
    var isTitleLoose = false

    /// Whether the commune bears a person's name and nothing says that it is one.
    var isMaybeStreet = false
    /// Whether "cũ" behind the commune's name says that the former unit is meant.
    var meansFormer = false

    var communeWords: Int { commune?.words.count ?? 0 }

    enum Order: Sendable {
        /// Commune, district, province.
        case forward
        case backward
        case mixed
    }
}

/// A piece taken for one particular place.
struct ChosenProvince {
    let piece: AddressPiece
    let sense: ProvinceSense
    let fit: NameFit
}

/// A piece taken for the districts of one name, inside the province where that is known.
struct ChosenDistrict {
    let piece: AddressPiece
    let ids: [Int]
    let fit: NameFit
}
