package import Reach

/// The places that the sandbox's couriers serve, each courier with codes of its own for them.
package struct SandboxPlaces: Sendable {
    package let all: [SandboxPlace]
    private let byCode: [SandboxCourier: [String: SandboxPlace]]
    private let byName: [String: SandboxPlace]

    package init(_ places: [SandboxPlace]) {
        all = places
        byCode = Dictionary(
            uniqueKeysWithValues: SandboxCourier.allCases.map { courier in
                let pairs = places.map { ($0.code(at: courier), $0) }
                return (courier, Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
            })
        byName = Dictionary(
            places.flatMap { place in
                [place.name, place.bareName].map { ("\(place.provinceName)/\($0)", place) }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// All communes of Quảng Ngãi and a few of other provinces.
    package static let sample = SandboxPlaces(
        communes(quangNgai, of: "51", "Quảng Ngãi")
            + others.flatMap { communes($0.communes, of: $0.province, $0.name) })

    /// The courier's list of communes as lines of a place code table.
    package func lines(for courier: SandboxCourier) -> [CourierPlaceLine] {
        all.map { place in
            CourierPlaceLine(
                code: place.code(at: courier), name: place.name,
                parentCode: place.provinceCode(at: courier), parentName: place.provinceName)
        }
    }

    /// The same lines as CSV with a heading: code, name, parent_code, parent_name.
    package func csv(for courier: SandboxCourier) -> String {
        let rows = lines(for: courier).map { line in
            "\(line.code),\(line.name),\(line.parentCode ?? ""),\(line.parentName)"
        }
        return (["code,name,parent_code,parent_name"] + rows).joined(separator: "\n") + "\n"
    }

    func place(_ code: String, at courier: SandboxCourier) -> SandboxPlace? {
        byCode[courier]?[code]
    }

    /// The commune that two names mean, with or without their titles; tone marks count.
    func place(named commune: String, in province: String) -> SandboxPlace? {
        byName["\(SandboxPlaces.bareProvince(province))/\(commune)"]
    }

    /// The commune whose names are these letter by letter.
    func place(exactly commune: String, in province: String) -> SandboxPlace? {
        let found = byName["\(province)/\(commune)"]
        return found?.name == commune ? found : nil
    }

    /// One commune of each province, to list provinces with.
    var provinces: [SandboxPlace] {
        var seen: Set<String> = []
        return all.filter { seen.insert($0.province).inserted }
    }

    func hasProvince(_ name: String) -> Bool {
        all.contains { $0.provinceName == name }
    }

    private static func bareProvince(_ name: String) -> String {
        for title in ["Tỉnh ", "Thành phố ", "TP. ", "TP "] where name.hasPrefix(title) {
            return String(name.dropFirst(title.count))
        }
        return name
    }

    private static func communes(
        _ list: String, of province: String, _ provinceName: String
    ) -> [SandboxPlace] {
        list.split(separator: ";").compactMap { entry in
            let parts = entry.split(separator: " ", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            return SandboxPlace(
                commune: String(parts[0]), name: String(parts[1]), province: province,
                provinceName: provinceName)
        }
    }
}
