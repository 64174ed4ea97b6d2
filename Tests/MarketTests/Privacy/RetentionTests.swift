internal import Market
internal import TestSupport
import Testing

/// How long receivers are kept, and what is sealed of them.
@Suite struct RetentionTests {
    private static let day: Int64 = 86_400_000

    @Test(arguments: [
        (364, true, false), (365, true, true), (365, false, false), (729, false, false),
        (730, false, true),
    ])
    func `an order that is over goes after its time, any other after twice as long`(
        age: Int, isOver: Bool, isDue: Bool
    ) {
        let now = MarketSamples.now
        let placedAt = now - Int64(age) * Self.day
        let due = Retention(days: 365).isDue(placedAt: placedAt, isOver: isOver, at: now)
        #expect(due == isDue)
    }

    @Test func `a receiver is read back as it was written, the note too`() {
        let receiver = Receiver(MarketSamples.buyer(), note: "Gọi \"trước\"\n0987")
        #expect(Receiver(json: receiver.json) == receiver)
        #expect(Receiver(json: Array("{\"name\":\"A\"}".utf8)) == nil)
        let buyer = MarketSamples.buyer()
        #expect(Buyer(receiver, commune: buyer.commune) == buyer && !buyer.isErased)
        #expect(Buyer(.erased, commune: buyer.commune).isErased)
    }

    @Test func `a wish takes a number in any form and nothing else`() throws {
        let forms = ["0987 654 321", "+84987654321", "84.987.654.321"]
        let numbers = try Set(forms.map { try PersonalWish(phone: $0).phone })
        #expect(numbers.count == 1)
        #expect(throws: FieldProblems.self) { try PersonalWish(phone: "") }
        #expect(throws: FieldProblems.self) { try PersonalWish(phone: "12") }
    }
}
