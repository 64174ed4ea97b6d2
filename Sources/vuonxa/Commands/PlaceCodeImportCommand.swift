internal import ArgumentParser
internal import Foundation
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// A courier's own list of places, matched to communes by name.
struct PlaceCodeImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "place-codes",
        abstract: "Nạp mã địa bàn của một đơn vị. Loads a courier's own codes of communes.")

    @OptionGroup var data: DataFolder

    @Argument(help: "Mã đơn vị vận chuyển. The courier's code.")
    var courier: String

    @Argument(help: "Tệp CSV có mã, tên và tỉnh. A CSV file with code, name and province.")
    var file: String?

    @Flag(help: "Hỏi thẳng danh mục của bên vận chuyển. Asks the courier itself for its list.")
    var fetch = false

    @Option(help: "Tệp cấu hình JSON, cho --fetch. A JSON file of settings, for --fetch.")
    var config: String?

    @Option(help: "new: xã từ 7/2025; old: ba cấp cũ. new: today's communes; old: those before.")
    var system = "new"

    @Option(help: "Thay cho --system: một ngày của danh mục đó. A day of its list, for --system.")
    var list: String?

    @Flag(help: "Chỉ đối chiếu, không ghi. Only matches; changes nothing.")
    var dryRun = false

    func run() async throws {
        guard let code = CourierCode(courier) else {
            throw ValidationError("\(courier): không phải mã. / not a courier's code.")
        }
        guard let named = CodeSystem(rawValue: system) else {
            throw ValidationError("--system: new, old")
        }
        guard (file == nil) == fetch else {
            throw ValidationError("FILE hoặc --fetch, chỉ một. / FILE or --fetch, one of them.")
        }
        let store = try data.openExisting()
        let desk = PlaceCodeDesk(house: try await House.openPlaces(store))
        if let file {
            try await load(file, of: code, named, into: desk)
        } else {
            try await PlaceCodeFetching(config: config, dryRun: dryRun).run(code, desk)
        }
        try await store.close()
    }

    private func load(
        _ file: String, of code: CourierCode, _ named: CodeSystem, into desk: PlaceCodeDesk
    ) async throws {
        let day = try DayOption.read("--list", list)
        let system = try day.map { try desk.system(listedOn: $0) } ?? named
        let lines = try PlaceCodeFile.lines(
            Array(try Data(contentsOf: URL(fileURLWithPath: file))), system: system)
        let terminal = Caller(keyID: "terminal", role: .admin, scope: .everything)
        let report = try await desk.replace(lines, of: code, system, dryRun: dryRun, by: terminal)
        Self.say(report)
    }

    static func say(_ report: PlaceCodeDesk.Report) {
        Terminal.say("lines\t\(report.lines)")
        Terminal.say("confirmed\t\(report.confirmed)")
        Terminal.say("proposed\t\(report.proposed)")
        Terminal.say("unmatched\t\(report.unmatched)")
        Terminal.say("refused\t\(report.refused)")
        Terminal.say("communes_without_code\t\(report.missing.count)")
    }
}
