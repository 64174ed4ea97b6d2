internal import Market
import Testing

/// A problem names the field as it stands in the JSON.
@Suite struct FieldProblemTests {
    @Test func `a problem seen from outside has the longer path and the same words`() {
        let inner = FieldProblem.missing("name")
        let outer = inner.inside("buyer")
        #expect(outer.field == "buyer.name")
        #expect(outer.code == inner.code && outer.message == inner.message)
    }

    @Test func `a check that found nothing passes`() throws {
        var check = FieldCheck()
        check.range(5, "stock", 0...5)
        check.range(nil as Int?, "days", 1...2)
        try check.finish()
    }

    @Test func `a number too large for 64 bits is out of range, not a crash`() {
        var check = FieldCheck()
        check.range(UInt64.max, "stock", 0...5)
        check.range(-1, "stock", 0...5)
        #expect(check.problems.map(\.code) == [.outOfRange, .outOfRange])
    }

    @Test func `an absent or blank text stays absent`() {
        var check = FieldCheck()
        #expect(check.text(ifPresent: nil, "address", limit: 5) == nil)
        #expect(check.text(ifPresent: " \n", "address", limit: 5) == nil)
        #expect(check.text(ifPresent: " a ", "address", limit: 5) == "a")
        #expect(check.problems.isEmpty)
    }
}
