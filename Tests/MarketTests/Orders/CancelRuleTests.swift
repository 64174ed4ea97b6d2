internal import Market
internal import Reach
internal import TestSupport
import Testing

/// Who may give a parcel up, for which reasons and until when.
@Suite struct CancelRuleTests {
    private static let before: [ParcelStatus?] = [nil, .created, .cancelled]
    private static let inHands: [ParcelStatus] = ParcelStatus.allCases.filter(\.isHandedOver)

    @Test(arguments: Role.allCases, inHands)
    func `nobody takes back what a courier has in its hands`(_ role: Role, _ status: ParcelStatus) {
        for handover in Handover.allCases {
            #expect(!CancelRule.allows(role, handover: handover, status: status))
        }
    }

    @Test(arguments: before)
    func `before that operators and producers do, and the shop until the data is taken over`(
        _ status: ParcelStatus?
    ) {
        for handover in Handover.allCases {
            #expect(CancelRule.allows(.admin, handover: handover, status: status))
            #expect(CancelRule.allows(.producer, handover: handover, status: status))
            #expect(
                CancelRule.allows(.storefront, handover: handover, status: status)
                    == (handover != .acknowledged))
            #expect(!CancelRule.allows(.officer, handover: handover, status: status))
            #expect(!CancelRule.allows(.courier, handover: handover, status: status))
        }
    }

    @Test(arguments: Role.allCases, CancelCode.allCases)
    func `a role gives only its own reasons`(_ role: Role, _ code: CancelCode) {
        let allowed = CancelRule.codes(for: role).contains(code)
        let checked = try? CancelRule.checked(CancelReason(code, note: " vì vậy "), by: role)
        #expect(checked == (allowed ? CancelReason(code, note: "vì vậy") : nil))
    }

    @Test func `another reason needs a word about it`() {
        let error = #expect(throws: FieldProblems.self) {
            try CancelRule.checked(CancelReason(.other, note: "  "), by: .admin)
        }
        #expect(error?.all.map(\.field) == ["note"])
    }

    @Test(arguments: CancelCode.allCases)
    func `every reason has a sentence in both languages`(_ code: CancelCode) {
        #expect(code.sentence.vietnamese.hasSuffix("."))
        #expect(code.sentence.english.hasSuffix("."))
    }
}
