internal import Foundation
internal import Reach
internal import TestSupport
import Testing

/// Every habit of writing beside every other, over both tables, with seeds that are printed.
@Suite struct AddressSweepTests {
    /// How much of what was asked came out how.
    private struct Count {
        var asked = 0
        var resolved = 0
        var failures: [String] = []

        var percent: Int { asked == 0 ? 100 : resolved * 100 / asked }

        mutating func note(_ failure: String?, _ isRight: Bool) {
            asked += 1
            if isRight { resolved += 1 }
            if let failure { failures.append(failure) }
        }
    }

    /// Each so many addresses of a table, written once each.
    private static let step = 11

    private static let streets =
        ["Trà Bồng", "Nguyễn Nghiêm", "Quang Trung", "Hùng Vương", "Lê Lợi", "Ba Tơ", "Sơn Hà"]
        + stride(from: 0, to: AddressSamples.places.communes.count, by: 97).map {
            AddressSamples.places.communes[$0].name
        }

    private static func sweep(
        _ addresses: [(AddressForms, Set<CommuneCode>)], seed: UInt64
    ) -> (whole: Count, other: Count) {
        var writer = AddressWriter(seed: seed, streets: streets)
        var (whole, other) = (Count(), Count())
        for index in stride(from: Int(seed) % step, to: addresses.count, by: step) {
            let (forms, truth) = addresses[index]
            let written = writer.write(forms)
            // A slip may spell another place in full; then that one is meant as well.
            if let slipped = written.slipped,
                !AddressOracle.shared.truth(slipped).isSubset(of: truth)
            {
                continue
            }
            let failure = AddressVerdict.falseClaim(written.text, truth)
            let isRight = AddressVerdict.failure(written.text, truth) == nil
            if written.habits.isWhole {
                whole.note(failure, isRight)
            } else {
                other.note(failure, isRight)
            }
        }
        return (whole, other)
    }

    @Test(arguments: [11, 4_711])
    func `former units claim nothing false, however they are written`(seed: UInt64) {
        let units = FormerUnit.all.filter { !$0.name.isEmpty }
        let (whole, other) = Self.sweep(units.map { (AddressForms($0), $0.successors) }, seed: seed)
        #expect(whole.failures == [], "seed \(seed)")
        #expect(other.failures == [], "seed \(seed)")
        #expect(whole.percent >= 95, "seed \(seed): \(whole.percent) %, \(other.percent) %")
        #expect(other.percent >= 80, "seed \(seed): \(whole.percent) %, \(other.percent) %")
    }

    @Test(arguments: [12, 815])
    func `present communes claim nothing false, however they are written`(seed: UInt64) {
        let places = AddressSamples.places
        let (whole, other) = Self.sweep(
            places.communes.map { (AddressForms($0, in: places), [$0.code]) }, seed: seed)
        #expect(whole.failures == [], "seed \(seed)")
        #expect(other.failures == [], "seed \(seed)")
        #expect(whole.percent >= 95, "seed \(seed): \(whole.percent) %, \(other.percent) %")
        #expect(other.percent >= 80, "seed \(seed): \(whole.percent) %, \(other.percent) %")
    }

    @Test(arguments: [
        "12 %@, %@", "12 đường %@, %@", "đường %@, %@", "Hẻm 5 %@, %@", "chợ %@, %@",
        "thôn %@, %@", "KCN %@, %@", "Số 7 phố %@, tỉnh %@", "12/3 %@ - %@", "Trường %@, %@",
        "ngõ 3 %@, %@, Việt Nam", "12 duong %@, %@", "kdc %@, %@",
    ])
    func `a street that bears a commune's name is no commune`(form: String) {
        let places = AddressSamples.places
        let failures = stride(from: 0, to: places.communes.count, by: 19).compactMap {
            index -> String? in
            let commune = places.communes[index]
            let province = places.provinceByCode[commune.province]?.name ?? ""
            let text = form.replacing("%@", with: commune.name, maxReplacements: 1)
                .replacing("%@", with: province)
            return AddressVerdict.falseClaim(text, [])
        }
        #expect(failures == [])
    }
}
