internal import Foundation
internal import Reach
internal import TestSupport
import Testing

/// Forms whose fields do not belong together, over both tables.
@Suite struct StructuredSweepTests {
    private static func exact(_ forms: AddressForms) -> CommuneCode? {
        let answer = AddressSamples.book.resolve(
            province: forms.province.full, district: forms.district?.full,
            commune: forms.commune.full)
        guard case .exact(let candidate) = answer else { return nil }
        return candidate.commune
    }

    @Test func `former units in their three fields give their successors`() {
        let units = FormerUnit.all.filter { !$0.name.isEmpty }
        let some = stride(from: 2, to: units.count, by: 7).map { units[$0] }
        let failures = some.compactMap { unit -> String? in
            let forms = AddressForms(unit)
            let answer = AddressSamples.book.resolve(
                province: forms.province.full, district: forms.district?.full,
                commune: forms.commune.full)
            let found = Set(answer.candidates.map(\.commune))
            return found == unit.successors ? nil : "\(forms.full): \(answer)"
        }
        #expect(failures == [])
    }

    @Test(arguments: [3, 1_976])
    func `fields that contradict each other are never exact`(seed: UInt64) {
        let units = FormerUnit.all.filter { !$0.name.isEmpty }
        var dice = CoverageDice(seed: seed)
        var failures: [String] = []
        for index in stride(from: Int(seed) % 29, to: units.count, by: 29) {
            let own = AddressForms(units[index])
            let other = AddressForms(dice.pick(units))
            let mixed = [
                AddressForms(
                    commune: own.commune, district: other.district, province: own.province),
                AddressForms(
                    commune: own.commune, district: own.district, province: other.province),
                AddressForms(
                    commune: other.commune, district: own.district, province: own.province),
                AddressForms(commune: own.commune, district: nil, province: other.province),
            ]
            for forms in mixed {
                guard let found = Self.exact(forms) else { continue }
                let truth = AddressOracle.shared.truth(forms)
                if !truth.contains(found) { failures.append("\(forms.full): \(found.digits)") }
            }
        }
        #expect(failures == [], "seed \(seed)")
    }

    @Test(arguments: [
        ("TPHCM", "26740"), ("TP.HCM", "26740"), ("Tp. Hồ Chí Minh", "26740"), ("HCMC", "26740"),
        ("Sài Gòn", "26740"),
    ])
    func `a city's short names are the city`(province: String, code: String) {
        #expect(AddressSamples.exact("Phường Sài Gòn, \(province)") == code)
        #expect(AddressSamples.exact("P.Bến Nghé, Q.1, \(province)") == code)
    }

    @Test(arguments: [
        "Phường 1, TP Vũng Tàu, BR-VT", "P.1, TP. Vũng Tàu, BRVT",
        "p 1 tp vung tau ba ria vung tau", "Phường 01, Vũng Tàu, Bà Rịa - Vũng Tàu",
    ])
    func `a numbered ward is known under a province's initials`(text: String) {
        let truth = FormerUnit.all.first { $0.name == "1" && $0.district.contains("Vũng Tàu") }
        let answer = AddressSamples.book.resolve(text)
        #expect(Set(answer.candidates.map(\.commune)) == truth?.successors, "\(answer)")
    }

    @Test(arguments: ["QN", "ĐN", "BT"])
    func `initials that several provinces share decide nothing`(province: String) {
        let answer = AddressSamples.book.resolve("Xã Ba Tơ, \(province)")
        #expect(answer.result != "exact")
    }
}
