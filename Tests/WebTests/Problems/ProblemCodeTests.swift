import HTTPTypes
import Reach
import Testing

@testable import Web

/// Every code says what it means.
@Suite struct ProblemCodeTests {
    @Test(arguments: ProblemCode.allCases)
    func `every code has a status of failure and a title in both languages`(code: ProblemCode) {
        #expect(ProblemCode.facts[code] != nil)
        #expect((400...599).contains(code.status.code))
        #expect(!code.title.vietnamese.isEmpty && !code.title.english.isEmpty)
        #expect(code.title.vietnamese != code.title.english)
    }

    @Test(arguments: ProblemCode.allCases)
    func `whoever is to come back is told when`(code: ProblemCode) {
        if [429, 503].contains(code.status.code) { #expect(code.retryAfterSeconds != nil) }
    }
}
