import Foundation
import TestSupport
import Testing

/// One table of one courier in a workbook, and codes of an earlier list, on the command line.
@Suite(.timeLimit(.minutes(2))) struct CoverageFileTests {
    @Test func `a workbook that was written out comes in again and changes nothing`() async throws {
        try await JourneyHouse.with { house in
            let folder = house.folder.file("sheets")
            try await house.succeed("export", "mau", folder, "--xlsx")
            for table in ["services", "lanes", "place_rules", "suspensions", "zones"] {
                let words = [
                    "import", "coverage", "\(folder)/\(table).xlsx", "--courier", "mau", "--table",
                    table,
                ]
                for more in [["--dry-run"], []] {
                    let outcome = try await Program.run(words + more + house.place)
                    #expect(outcome.code == 0, "\(table): \(outcome.errors)")
                    let difference = "3 dòng / rows: +0 ~0 -0"
                    #expect(outcome.output.contains(difference), "\(table): \(outcome.output)")
                }
            }
        }
    }

    @Test func `a workbook of another table is refused by row and column`() async throws {
        try await JourneyHouse.with { house in
            let folder = house.folder.file("sheets")
            try await house.succeed("export", "mau", folder, "--xlsx")
            let wrong = try await Program.run(
                [
                    "import", "coverage", "\(folder)/lanes.xlsx", "--courier", "mau", "--table",
                    "zones",
                ]
                    + house.place)
            #expect(wrong.code == 1 && wrong.errors.contains("zones.csv, dòng 1"), "\(wrong)")
            let half = try await Program.run(
                ["import", "coverage", "\(folder)/lanes.xlsx", "--courier", "mau"] + house.place)
            #expect(half.code != 0 && half.errors.contains("--table"))
        }
    }

    @Test func `a courier begins with its services, and its other tables follow`() async throws {
        try await JourneyHouse.with { house in
            let services = house.folder.file("services.csv")
            let lanes = house.folder.file("lanes.csv")
            try "Mã dòng,Dịch vụ,Tên dịch vụ,Nguồn\nmoi.std,std,Thường,mẫu thử\n".write(
                toFile: services, atomically: true, encoding: .utf8)
            try "id,service,origin,destination,serves,source\nmoi.l,std,country,country,yes,x\n"
                .write(toFile: lanes, atomically: true, encoding: .utf8)
            func words(_ file: String, _ table: String) -> [String] {
                ["import", "coverage", file, "--courier", "moi", "--table", table] + house.place
            }
            let early = try await Program.run(words(lanes, "lanes"))
            #expect(early.code == 1 && early.errors.contains("moi"), "\(early)")
            let dry = try await Program.run(words(services, "services") + ["--dry-run"])
            #expect(dry.code == 0 && dry.output.contains("+1 ~0 -0"), "\(dry)")
            #expect(try await Program.run(words(lanes, "lanes")).code == 1)
            #expect(try await Program.run(words(services, "services")).code == 0)
            let late = try await Program.run(words(lanes, "lanes"))
            #expect(late.code == 0 && late.output.contains("+1 ~0 -0"), "\(late)")
        }
    }

    @Test func `a code is told by the day of its list`() async throws {
        try await JourneyHouse.with { house in
            let former = try await house.succeed("reach", "code", "21010", "--list", "2025-06-30")
            #expect(former == "exact\t2025-06-30\n21025\tPhường Cẩm Thành, Tỉnh Quảng Ngãi")
            let today = try await house.succeed("reach", "code", "21548")
            #expect(today.hasPrefix("exact\t2026-04-30\n21548\t"))
            let gone = try await Program.run(["reach", "code", "21010"] + house.place)
            #expect(gone.code == 1 && gone.output.hasPrefix("none\t"))
            let bad = try await Program.run(["reach", "code", "2101"] + house.place)
            #expect(bad.code != 0 && bad.errors.contains("2101"))
        }
    }
}
