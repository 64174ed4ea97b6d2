internal import Reach
import Testing

/// Columns are known by names in both languages, and no name means two columns of one table.
@Suite struct CoverageHeaderTests {
    @Test(arguments: CoverageTable.allCases)
    func `every spelling of a column leads back to it alone`(table: CoverageTable) {
        for column in CoverageHeader.columns(of: table) {
            let spellings = CoverageHeader.spellings(of: column)
            #expect(spellings.count >= 2, "\(column) has no Vietnamese name")
            for spelling in spellings {
                #expect(CoverageHeader.column(spelling, in: table) == column, "\(spelling)")
                #expect(CoverageHeader.column(spelling.uppercased(), in: table) == column)
            }
        }
    }

    @Test func `marks, blanks and underscores do not count, other letters do`() {
        #expect(CoverageHeader.column(" Noi  nhan ", in: .lanes) == "destination")
        #expect(CoverageHeader.column("MAX-WEIGHT (g)", in: .services) == "max_weight_g")
        #expect(CoverageHeader.column("nơi nhậm", in: .lanes) == nil)
        #expect(CoverageHeader.column("", in: .lanes) == nil)
        #expect(CoverageHeader.column("zone", in: .lanes) == nil)
    }

    @Test(arguments: CoverageTable.allCases)
    func `what is demanded is a column of the table`(table: CoverageTable) {
        let columns = CoverageHeader.columns(of: table)
        #expect(CoverageHeader.demanded(in: table).allSatisfy(columns.contains))
    }
}
