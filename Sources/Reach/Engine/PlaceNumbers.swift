/// A commune as the engine counts it.
struct Spot: Hashable, Sendable {
    /// Position in `Places.communes`.
    let commune: Int
    /// The two digits of the province's code, as a number.
    let province: Int
}

/// A scope as the engine holds it: asking whether it holds a commune takes no look-up.
enum Area: Sendable {
    case commune(Int)
    /// One bit per province number.
    case provinces(UInt128)
    case country
    /// A scope whose code names nothing; validation refuses such rows.
    case nowhere

    func contains(_ spot: Spot) -> Bool {
        switch self {
        case .commune(let commune): commune == spot.commune
        case .provinces(let bits): bits & (1 << UInt128(spot.province)) != 0
        case .country: true
        case .nowhere: false
        }
    }
}

/// Turns the codes of rows into the numbers of one set of places.
struct PlaceNumbers: Sendable {
    /// More than any two-digit province code.
    static let provinceCount = 100

    /// By position of the commune.
    let spots: [Spot]
    private let indexByCode: [CommuneCode: Int]
    private let zones: [ZoneKey: UInt128]

    init(_ places: Places, _ zones: [Zone]) {
        spots = places.communes.enumerated().map { index, commune in
            Spot(commune: index, province: PlaceNumbers.number(of: commune.province))
        }
        indexByCode = places.indexByCode
        var bits: [ZoneKey: UInt128] = [:]
        for zone in zones {
            let key = ZoneKey(courier: zone.courier, code: zone.code)
            for province in zone.provinces {
                bits[key, default: 0] |= 1 << UInt128(PlaceNumbers.number(of: province))
            }
        }
        self.zones = bits
    }

    /// The area of a scope in the words of one courier, whose zones are its own.
    func area(_ scope: PlaceScope, of courier: CourierCode) -> Area {
        switch scope {
        case .commune(let code):
            indexByCode[code].map { .commune($0) } ?? .nowhere
        case .province(let code):
            .provinces(1 << UInt128(PlaceNumbers.number(of: code)))
        case .zone(let code):
            zones[ZoneKey(courier: courier, code: code)].map { .provinces($0) } ?? .nowhere
        case .country:
            .country
        }
    }

    /// A province code is exactly two digits, so it is a number below `provinceCount`.
    private static func number(of province: ProvinceCode) -> Int {
        province.digits.utf8.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
