internal import Testing

@testable internal import Sheets

@Suite struct FormulaGuardTests {
    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+84", "'+84"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"), ("\rx", "'\rx"), ("'=1", "''=1"), ("''=1", "'''=1"), ("＝1", "'＝1"),
        ("-", "'-"), ("-.5", "'-.5"), ("-1.2.3", "'-1.2.3"),
    ])
    func `what a spreadsheet would run gets an apostrophe`(text: String, guarded: String) {
        #expect(FormulaGuard.guarded(text) == guarded)
        #expect(FormulaGuard.unguarded(guarded) == text)
    }

    @Test(arguments: ["", "Tỏi Lý Sơn", "-5", "-5.25", "'", "'chữ'", "a=b", "00123", "…", "﻿"])
    func `what is no formula stays as it is`(text: String) {
        #expect(FormulaGuard.guarded(text) == text)
        #expect(FormulaGuard.unguarded(text) == text)
    }

    @Test func `guarding and taking the guard off gives back any text`() {
        let letters = Array("'=+-@\t\n15.xớ＝")
        var seed: UInt64 = 20_261_122
        for _ in 0..<20_000 {
            let text = String(
                (0..<(Int(seed >> 33) % 6)).map { _ in
                    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return letters[Int(seed >> 33) % letters.count]
                })
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            #expect(FormulaGuard.unguarded(FormulaGuard.guarded(text)) == text)
        }
    }
}
