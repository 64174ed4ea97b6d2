internal import Couriers
internal import Market
@testable internal import Operations
internal import Reach
internal import TestSupport
import Testing

/// Prices of couriers, asked while somebody waits.
@Suite struct QuoteDeskTests {
    private static let question = QuoteDesk.Question(
        listing: ListingID("ls_1"), commune: CoverageSamples.commune("00004"), quantity: 2)

    @Test func `a courier says its price for the parcel as it will be packed`() async throws {
        try await CourierHouse.with { house in
            house.transport.answer(
                200,
                #"{"code":200,"message":"Success","data":{"total_fee":33000,"#
                    + #""expected_delivery_time":"2026-10-10T16:00:00Z"}}"#)
            let answers = try await house.quotes.ask(Self.question)
            #expect(answers.map(\.courier.text) == ["a"])
            #expect(answers.first?.offers.map(\.total) == [Money(vnd: 33_000)])
            #expect(answers.first?.silence == nil)
            let body = house.transport.sent.first.map { String(decoding: $0.body, as: UTF8.self) }
            #expect(body?.contains(#""weight":640"#) == true)
        }
    }

    @Test func `a courier that fails is named with its reason`() async throws {
        try await CourierHouse.with { house in
            let answers = try await house.quotes.ask(Self.question)
            #expect(answers.first?.offers.isEmpty == true)
            #expect(answers.first?.silence != nil)
        }
    }

    @Test func `a place that the courier's list does not name is said without asking it`()
        async throws
    {
        try await CourierHouse.with(knowsPlaces: false) { house in
            let answers = try await house.quotes.ask(Self.question)
            #expect(answers.first?.silence?.code == "place_code_missing")
            #expect(house.transport.sent.isEmpty)
        }
    }

    @Test func `a listing that is not sold, and a commune that is none, are refused`()
        async throws
    {
        try await CourierHouse.with { house in
            let unknown = QuoteDesk.Question(
                listing: ListingID("ls_9"), commune: Self.question.commune, quantity: 1)
            await #expect(throws: ListingError.notFound(ListingID("ls_9"))) {
                try await house.quotes.ask(unknown)
            }
            let nowhere = QuoteDesk.Question(
                listing: ListingID("ls_1"), commune: CoverageSamples.commune("99999"),
                quantity: 1)
            await #expect(throws: FieldProblems.self) {
                try await house.quotes.ask(nowhere)
            }
        }
    }
}
