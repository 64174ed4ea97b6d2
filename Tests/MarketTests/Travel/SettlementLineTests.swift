import Market
import Reach
import Testing

/// A line of a settlement agrees with its parcel, or says how it does not.
@Suite struct SettlementLineTests {
    private func finding(
        collected: Int64 = 270_000, fee: Int64 = 0, remitted: Int64 = 270_000,
        isDelivered: Bool = true, isSettled: Bool = false, isKnown: Bool = true
    ) -> SettlementFinding {
        let line = SettlementLine(
            number: 2, reference: "W1", collected: Money(vnd: collected), fee: Money(vnd: fee),
            remitted: Money(vnd: remitted), paidOn: nil)
        let known = SettlementLine.Known(
            due: Money(vnd: 270_000), isDelivered: isDelivered, isSettled: isSettled,
            fees: [Money(vnd: 20_000)])
        return line.finding(against: isKnown ? known : nil)
    }

    @Test func `to the đồng`() {
        #expect(finding() == .matched)
        #expect(finding(fee: 20_000, remitted: 250_000) == .matched)
        #expect(finding(remitted: 269_999) == .amountDiffers)
        #expect(finding(collected: 269_999, remitted: 269_999) == .amountDiffers)
        #expect(finding(fee: 20_000) == .amountDiffers)
        #expect(finding(fee: 20_001, remitted: 249_999) == .feeDiffers)
    }

    @Test func `a parcel that is not ours, not delivered or paid before is said first`() {
        #expect(finding(remitted: 1, isKnown: false) == .unknownParcel)
        #expect(finding(remitted: 1, isDelivered: false) == .notDelivered)
        #expect(finding(remitted: 1, isDelivered: false, isSettled: true) == .twicePaid)
    }

    @Test func `every finding has its own sentence`() {
        let sentences = SettlementFinding.allCases.map(\.sentence.vietnamese)
        #expect(Set(sentences).count == SettlementFinding.allCases.count)
    }
}
