internal import Reach
internal import TestSupport
import Testing

/// A code belongs to a dated list; through a chain of reforms it leads to what is there today.
@Suite struct CodeHistoryTests {
    private func code(_ digits: String) -> CommuneCode { CoverageSamples.commune(digits) }

    /// 10001 and 10002 merge into 10001, which is divided later; 10009 is used again.
    private func chain() throws -> CodeHistory {
        try CodeHistory([
            CodeReform(
                from: "b", to: "c", day: CoverageSamples.day("2030-01-01"),
                successors: [code("10001"): [code("30001"), code("30002")]], keepsOthers: true),
            CodeReform(
                from: "a", to: "b", day: CoverageSamples.day("2025-07-01"),
                successors: [
                    code("10001"): [code("10001")], code("10002"): [code("10001")],
                    code("10009"): [code("20005")], code("10003"): [code("10009")],
                ], keepsOthers: false),
        ])
    }

    @Test func `a code is followed through every reform since its list`() throws {
        let history = try chain()
        let divided = CodeResolution.divided([code("30001"), code("30002")])
        #expect(history.resolve(code("10002"), of: "a") == divided)
        #expect(history.resolve(code("10001"), of: "b") == divided)
        #expect(history.resolve(code("30001"), of: "c") == .one(code("30001")))
    }

    @Test func `digits that were used again are told apart by their list`() throws {
        let history = try chain()
        #expect(history.resolve(code("10009"), of: "a") == .one(code("20005")))
        #expect(history.resolve(code("10009"), of: "b") == .one(code("10009")))
        #expect(history.resolve(code("10003"), of: "a") == .one(code("10009")))
    }

    @Test func `what no list has is said to be so`() throws {
        let history = try chain()
        #expect(history.resolve(code("10004"), of: "a") == .unknownCode)
        #expect(history.resolve(code("10001"), of: "z") == .unknownList)
    }

    @Test func `a day tells which list held`() throws {
        let history = try chain()
        let lists = ["2025-06-30", "2025-07-01", "2029-12-31", "2030-01-01"].map {
            history.list(on: CoverageSamples.day($0))
        }
        #expect(lists == ["a", "b", "b", "c"])
    }

    @Test func `reforms that do not follow upon each other are refused`() {
        let broken = [("a", "b", "2025-07-01"), ("x", "c", "2030-01-01")].map {
            CodeReform(
                from: $0.0, to: $0.1, day: CoverageSamples.day($0.2), successors: [:],
                keepsOthers: true)
        }
        #expect(throws: CodeHistoryError.brokenChain("b", "x")) { try CodeHistory(broken) }
    }

    @Test func `the reform of 2025 leads every former code to its communes`() throws {
        let places = CataloguePlaces.all
        let history = try CodeHistory([
            CodeReform(
                places.formerCommunes, from: "2025-06-30", to: places.codeList,
                day: CoverageSamples.day("2025-07-01"))
        ])
        // The town Trà Xuân gave its digits to the commune Trà Bồng.
        #expect(history.resolve(code("21115"), of: "2025-06-30") == .one(code("21115")))
        var divided = 0
        for former in places.formerCommunes {
            guard let code = former.code else { continue }
            switch history.resolve(code, of: "2025-06-30") {
            case .one(let commune): #expect(commune == former.successor)
            case .divided(let communes):
                divided += 1
                #expect(communes.contains(former.successor))
            case .unknownCode, .unknownList: Issue.record("\(former.name) is lost")
            }
        }
        #expect(divided > 440)
    }
}
