internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Couriers' codes come as a list, are matched by rule and reviewed by people.
@Suite struct PlaceCodeDeskTests {
    private static let courier = CoverageSamples.courier("a")
    private static let list = """
        Mã xã,Tên xã,Tỉnh,ghi chú
        101,Xã Ba Tơ,Tỉnh Quảng Ngãi,
        102,Ly Son,Quảng Ngãi,không dấu
        103,Đặc khu Côn Đảo,TP. Hồ Chí Minh,
        104,Xã Mới,Quảng Ngãi,
        """

    private func replace(
        _ desks: DeskHouse, _ text: String = list, dryRun: Bool = false
    ) async throws -> PlaceCodeDesk.Report {
        try await desks.placeCodes.replace(
            try PlaceCodeFile.lines(Array(text.utf8), system: .new), of: Self.courier, .new,
            dryRun: dryRun, by: DeskHouse.admin)
    }

    private func page(
        _ desks: DeskHouse, _ state: PlaceCodeState? = nil
    ) async throws -> [PlaceCodeDesk.View] {
        try await desks.placeCodes.page(
            PlaceCodeQuery(courier: Self.courier, system: .new, state: state, limit: 100))
    }

    private func review(
        _ desks: DeskHouse, _ code: String, _ review: PlaceReview
    ) async throws {
        _ = try await desks.placeCodes.review(
            code, of: Self.courier, .new, review, by: DeskHouse.officer, once: .free,
            render: { view in
                Answer(status: 200, body: Array(view.code.entry.line.code.utf8))
            })
    }

    private func code(_ desks: DeskHouse, of commune: String) async throws -> CourierPlace? {
        try await desks.store.read {
            try $0.placeCode(
                of: CoverageSamples.commune(commune), courier: Self.courier, system: .new)
        }
    }

    @Test func `a list is matched, and what is uncertain waits with its candidates`() async throws {
        try await DeskHouse.with { desks async throws in
            let dry = try await replace(desks, dryRun: true)
            #expect(try await page(desks).isEmpty)
            let report = try await replace(desks)
            #expect(report == dry)
            #expect((report.lines, report.confirmed, report.unmatched) == (4, 2, 2))
            #expect(report.missing.count == 5)
            let waiting = try await page(desks, .unmatched)
            #expect(waiting.map(\.code.entry.line.code) == ["102", "104"])
            #expect(waiting[0].candidates.map(\.commune.digits) == ["21548"])
            #expect(waiting[1].candidates.isEmpty)
            let place = try await code(desks, of: "21484")
            #expect(place?.code == "101" && place?.name == "Xã Ba Tơ")
            #expect(place?.parentName == "Tỉnh Quảng Ngãi" && place?.state == .confirmed)
            #expect(try await code(desks, of: "21548") == nil)
        }
    }

    @Test func `what a person said holds as long as the courier spells it the same`() async throws {
        try await DeskHouse.with { desks async throws in
            _ = try await replace(desks)
            try await review(desks, "102", .assign(CoverageSamples.commune("21548")))
            try await review(desks, "101", .refuse)
            #expect(try await code(desks, of: "21548")?.method == .reviewed)
            #expect(try await code(desks, of: "21484") == nil)
            let again = try await replace(desks)
            #expect((again.kept, again.confirmed, again.refused) == (2, 2, 1))
            let renamed = Self.list.replacing("Ly Son", with: "Đặc khu Lý Sơn")
            #expect(try await replace(desks, renamed).kept == 1)
            #expect(try await code(desks, of: "21548")?.method == .exact)
        }
    }

    @Test func `a commune has one code, and a code one commune`() async throws {
        try await DeskHouse.with { desks async throws in
            _ = try await replace(desks)
            let baTo = CoverageSamples.commune("21484")
            await #expect(throws: PlaceReviewError.alreadyNamed(baTo, by: "101")) {
                try await review(desks, "104", .assign(baTo))
            }
            await #expect(throws: PlaceReviewError.nothingToConfirm) {
                try await review(desks, "104", .confirm)
            }
            await #expect(throws: PlaceReviewError.unknownCode("999")) {
                try await review(desks, "999", .refuse)
            }
            let nowhere = CoverageSamples.commune("99999")
            await #expect(throws: PlaceReviewError.unknownCommune(nowhere)) {
                try await review(desks, "104", .assign(nowhere))
            }
            try await review(desks, "101", .refuse)
            try await review(desks, "104", .assign(baTo))
            #expect(try await code(desks, of: "21484")?.code == "104")
        }
    }

    @Test func `a bad list is refused by row and column`() throws {
        let text = "code,name,province\n1,Ba Tơ,Quảng Ngãi\n1,,Quảng Ngãi\n,Lý Sơn,\n1,A,B\n"
        let error = #expect(throws: FieldProblems.self) {
            try PlaceCodeFile.lines(Array(text.utf8), system: .new)
        }
        #expect(
            error?.all.map(\.field) == [
                "rows[3].name", "rows[4].code", "rows[4].parent_name", "rows[5].code",
            ])
        let headless = #expect(throws: FieldProblems.self) {
            try PlaceCodeFile.lines(Array("name\nBa Tơ\n".utf8), system: .new)
        }
        #expect(headless?.all.map(\.field) == ["rows[1].code", "rows[1].parent_name"])
    }
}

extension DeskHouse {
    var placeCodes: PlaceCodeDesk { PlaceCodeDesk(house: house) }
}
