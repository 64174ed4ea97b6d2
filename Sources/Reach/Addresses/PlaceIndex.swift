/// Finds the names that some words of an address may be, of all tiers at once.
struct PlaceIndex: Sendable {
    struct Bucket: Sendable {
        var communes: [Int] = []
        var districts: [Int] = []
        var provinces: [Int] = []
    }

    private var buckets: [UInt64: Bucket] = [:]
    /// One bit for each possible remainder of a sum; most words are ruled out here.
    private var mayHold: [UInt64]
    /// No name has more letters.
    private(set) var longestName = 0

    private static let filterBits = 1 << 17

    init(gazetteer: Gazetteer) {
        mayHold = Array(repeating: 0, count: Self.filterBits / 64)
        for (index, commune) in gazetteer.communeNames.enumerated() {
            add(commune.name) { $0.communes.append(index) }
        }
        for (index, district) in gazetteer.districtNames.enumerated() {
            add(district.name) { $0.districts.append(index) }
        }
        for (index, province) in gazetteer.provinceNames.enumerated() {
            add(province.name) { $0.provinces.append(index) }
        }
    }

    subscript(sum: UInt64) -> Bucket? {
        let bit = Int(sum >> 40) % Self.filterBits
        guard mayHold[bit >> 6] & (1 << UInt64(bit & 63)) != 0 else { return nil }
        return buckets[sum]
    }

    private mutating func add(_ name: PlaceName, _ change: (inout Bucket) -> Void) {
        longestName = max(longestName, name.letters.count)
        add(sum: name.plainSum, change)
    }

    private mutating func add(sum: UInt64, _ change: (inout Bucket) -> Void) {
        let bit = Int(sum >> 40) % Self.filterBits
        mayHold[bit >> 6] |= 1 << UInt64(bit & 63)
        change(&buckets[sum, default: Bucket()])
    }
}
