internal import Reach
import Testing

@Suite struct SpokenNumberTests {
    @Test(arguments: [
        (0, "0", "0"), (999, "999", "999"), (1_000, "1.000", "1,000"),
        (1_234_567, "1.234.567", "1,234,567"), (-12_000, "-12.000", "-12,000"),
    ])
    func `thousands are marked as each language marks them`(
        number: Int, vietnamese: String, english: String
    ) {
        #expect(
            SpokenNumber.whole(number) == Sentence(vietnamese: vietnamese, english: english))
    }

    @Test(arguments: [
        (750, "750 g", "750 g"), (1_000, "1 kg", "1 kg"), (1_500, "1,5 kg", "1.5 kg"),
        (1_750, "1.750 g", "1,750 g"), (20_000, "20 kg", "20 kg"),
    ])
    func `weights are said in kilograms where these are round`(
        grams: Int, vietnamese: String, english: String
    ) {
        #expect(
            SpokenNumber.weight(grams: grams) == Sentence(vietnamese: vietnamese, english: english))
    }

    @Test func `money is said in đồng`() {
        #expect(SpokenNumber.money(Money(vnd: 35_000)).vietnamese == "35.000 đ")
        #expect(SpokenNumber.money(Money(vnd: 35_000)).english == "35,000 đ")
    }
}
