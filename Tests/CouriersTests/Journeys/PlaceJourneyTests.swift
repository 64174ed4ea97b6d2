import Couriers
import Market
import Reach
import Sandbox
import Testing

/// Couriers' own lists of places, asked of the sandbox part by part.
@Suite struct PlaceJourneyTests {
    private static let kinds = [CourierKind.ghn, .viettelPost]

    private static func listed(
        _ part: PlacePart, _ journey: inout SandboxJourney
    ) throws -> (places: [ListedPlace], next: Int?) {
        let request = try journey.courier.request(
            for: part, account: journey.account, at: journey.now)
        let opened = journey.open(request)
        let reply = try #require(opened)
        guard case .listed(let places, let next) = journey.courier.places(in: reply, to: part)
        else {
            Issue.record("\(journey.courier.places(in: reply, to: part))")
            return ([], nil)
        }
        return (places, next)
    }

    @Test(arguments: kinds)
    func `the list that comes is the list that the courier has`(_ kind: CourierKind) throws {
        var journey = try SandboxJourney(kind)
        var lines: Set<CourierPlaceLine> = []
        for province in try Self.listed(.provinces, &journey).places {
            let part = PlacePart.communes(province: province.code, offset: 0)
            for place in try Self.listed(part, &journey).places {
                lines.insert(
                    CourierPlaceLine(
                        code: place.code, name: place.name, parentCode: province.code,
                        parentName: province.name))
            }
        }
        #expect(lines == Set(SandboxPlaces.sample.lines(for: journey.counterpart)))
        #expect(lines.count > 96)
    }

    @Test(arguments: CourierKind.allCases.filter { !kinds.contains($0) })
    func `others say that they offer none`(_ kind: CourierKind) throws {
        let account = CourierAccount(url: "https://courier.example", secret: Secret("s"))
        #expect(throws: CourierError.self) {
            _ = try kind.courier.request(for: .provinces, account: account, at: 0)
        }
    }

    @Test func `GHN gives 200 at once, and what it took off its list is left out`() {
        let items = (0..<200).map { number in
            #"{"_id":\#(number + 1),"name":"Xã \#(number)","status":\#(number == 7 ? 10 : 1)}"#
        }
        let body = #"{"code":200,"message":"Success","data":[\#(items.joined(separator: ","))]}"#
        let reply = CourierReply(status: 200, body: Array(body.utf8))
        let part = PlacePart.communes(province: "251", offset: 400)
        guard case .listed(let places, let next) = GHN().places(in: reply, to: part) else {
            Issue.record("no list")
            return
        }
        #expect(places.count == 199 && !places.contains { $0.code == "8" })
        #expect(next == 600)
    }

    @Test(
        arguments: kinds,
        [
            "", "<html>", #"{"code":200,"data":{}}"#, #"{"status":200,"error":false,"data":7}"#,
            #"{"code":200,"data":[{"name":"Xã"}]}"#,
            #"{"status":200,"error":false,"data":[{"WARDS_NAME":"Xã"}]}"#,
        ])
    func `what is no list of theirs changes nothing`(_ kind: CourierKind, _ body: String) {
        let reply = CourierReply(status: 200, body: Array(body.utf8))
        let part = PlacePart.communes(province: "1", offset: 0)
        switch kind.courier.places(in: reply, to: part) {
        case .listed(let places, _): Issue.record("\(places)")
        case .refused, .unreadable: break
        }
    }

    @Test(arguments: kinds)
    func `a refusal comes in the courier's words`(_ kind: CourierKind) {
        let body =
            kind == .ghn
            ? #"{"code":401,"message":"Token is not valid!","data":null}"#
            : #"{"status":401,"error":true,"message":"Token invalid","data":null}"#
        let reply = CourierReply(status: kind == .ghn ? 401 : 200, body: Array(body.utf8))
        let words = kind == .ghn ? "Token is not valid!" : "Token invalid"
        #expect(kind.courier.places(in: reply, to: .provinces) == .refused(words))
    }
}
