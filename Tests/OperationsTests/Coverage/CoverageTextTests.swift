internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// One table travels as CSV, under headers of either language, and comes back the same.
@Suite struct CoverageTextTests {
    private static let courier = CoverageSamples.courier("a")

    private func bring(
        _ desks: DeskHouse, _ table: CoverageTable, _ text: String, dryRun: Bool = false
    ) async throws -> CoverageDifference {
        let draft = try await desks.coverage.draft(
            of: Self.courier, table, file: Array(text.utf8))
        return try await desks.coverage.bring(
            draft, source: "thử", dryRun: dryRun, by: DeskHouse.admin)
    }

    @Test func `every table exported as CSV and brought back changes nothing`() async throws {
        var tables = CoverageSamples.openTables()
        tables.suspensions = [
            CoverageSamples.suspension {
                $0.place = .country
                $0.source = "bão số 12, \"mẫu\"\nhai dòng".replacing("\n", with: " ")
            }
        ]
        try await DeskHouse.with(tables) { desks async throws in
            let before = try await desks.coverage.export(Self.courier)
            for table in CoverageTable.allCases {
                let text = try await desks.coverage.exportText(Self.courier, table)
                let difference = try await bring(desks, table, text)
                #expect(difference.added + difference.changed + difference.ended == [])
                #expect(try await desks.coverage.exportText(Self.courier, table) == text)
            }
            #expect(try await desks.coverage.export(Self.courier) == before)
        }
    }

    @Test func `headers in Vietnamese, in any order and without empty columns, are understood`()
        async throws
    {
        try await DeskHouse.with { desks async throws in
            let text = """
                Nguồn,Bậc giá,Mã dòng,NOI NHAN,Nơi gửi,phục vụ,Số ngày ít nhất,so ngay nhieu nhat
                báo giá,1000:15000,l-qn,province:01,province:51,yes,1,2

                """
            let difference = try await bring(desks, .lanes, text)
            #expect(difference.added == ["lanes l-qn"] && difference.ended == ["lanes l-a"])
            let lane = try await desks.coverage.export(Self.courier).tables[.lanes]?.first
            #expect(lane?["courier"] == "a" && lane?["price_steps"] == "1000:15000")
        }
    }

    @Test func `a file of one table leaves the others as they are`() async throws {
        try await DeskHouse.with { desks async throws in
            let rules = try await desks.coverage.exportText(Self.courier, .placeRules)
            let difference = try await bring(desks, .lanes, "id,origin,destination,serves,source\n")
            #expect(difference.ended == ["lanes l-a"] && difference.rowCount == 2)
            #expect(
                try await desks.coverage.exportText(Self.courier, .placeRules) == rules)
        }
    }

    @Test func `a byte order mark, carriage returns and blank lines at the end do no harm`()
        async throws
    {
        try await DeskHouse.with { desks async throws in
            let text = try await desks.coverage.exportText(Self.courier, .lanes)
            let windows = "\u{FEFF}" + text.replacing("\n", with: "\r\n") + "\r\n\r\n"
            let difference = try await bring(desks, .lanes, windows)
            #expect(difference.added + difference.changed + difference.ended == [])
        }
    }

    @Test func `communes gained and lost are told for the stated parcel, by the real engine`()
        async throws
    {
        try await DeskHouse.with { desks async throws in
            let rules = """
                id,place,pickup,delivery,source
                p-a,country,yes,yes,mẫu thử
                p-no,province:01,,no,mẫu thử

                """
            let dry = try await bring(desks, .placeRules, rules, dryRun: true)
            let lost = ["00004", "00136"]
            // The producers of the house sit in Ba Tơ and on Lý Sơn.
            #expect(dry.origins.map(\.digits) == ["21484", "21548"])
            #expect(dry.reach.map(\.origin.digits) == ["21484", "21548"])
            #expect(dry.reach.allSatisfy { $0.lost.map(\.digits) == lost && $0.gained.isEmpty })
            var run = try await bring(desks, .placeRules, rules)
            run.importID = nil
            #expect(run == dry)
            let back = try await bring(
                desks, .placeRules, "id,place,pickup,delivery,source\np-a,country,yes,yes,mẫu\n")
            #expect(back.reach.allSatisfy { $0.gained.map(\.digits) == lost && $0.lost.isEmpty })
        }
    }

    @Test func `a file of a courier that nobody brought is refused`() async throws {
        try await DeskHouse.with { desks async throws in
            let unknown = CoverageSamples.courier("zz")
            await #expect(throws: CoverageFailure.unknownCourier(unknown)) {
                try await desks.coverage.draft(of: unknown, .lanes, file: [])
            }
        }
    }
}
