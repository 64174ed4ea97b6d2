internal import ArgumentParser
internal import Operations
internal import Reach
internal import Storage

extension ReachCommand {
    /// What a code of a dated list is today.
    struct Code: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Mã của một danh mục cũ nay là xã nào? What is a code of an earlier list?")

        @OptionGroup var data: DataFolder

        @Argument(help: "Mã năm chữ số. The code of five digits.")
        var code: String

        @Option(help: "Một ngày danh mục có hiệu lực. A day of the list (YYYY-MM-DD); today.")
        var list: String?

        func run() async throws {
            guard let code = CommuneCode(code) else {
                throw ValidationError("\(code): năm chữ số. / five digits.")
            }
            let store = try data.openExisting()
            let desk = ReachDesk(house: try await House.openPlaces(store))
            let listed = try desk.listed(code, on: try DayOption.read("--list", list) ?? desk.today)
            let result = ["none", "exact"]
            let count = listed.communes.count
            Terminal.say("\(count < 2 ? result[count] : "ambiguous")\t\(listed.list)")
            for commune in listed.communes {
                Terminal.say("\(commune.code.digits)\t\(desk.places.fullName(of: commune))")
            }
            try await store.close()
            if listed.communes.isEmpty { throw ExitCode.failure }
        }
    }
}
