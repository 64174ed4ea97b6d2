internal import ArgumentParser
internal import Foundation
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Looks after the passports of products: checks documents without a network, changes the key.
struct PassportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "passport",
        abstract: "Hộ chiếu sản phẩm: kiểm tra, đổi khoá. Checks passports, changes their key.",
        subcommands: [Check.self, Rotate.self])

    /// Says whether a document is genuine and holds today; ends with 1 where it is not.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Kiểm tra chứng thư, không cần mạng. Checks a document without a network.")

        @Argument(help: "Tệp chứng thư (GET /p/…/document). The file of the document.")
        var file: String

        @Option(help: "Tệp khoá công khai (/.well-known/jwks.json). The file of public keys.")
        var keys: String

        @Option(
            help: "Danh sách thu hồi (GET /v1/passports/revocations). The list of revocations.")
        var revocations: String?

        @Option(
            help: "Xét cho ngày này (YYYY-MM-DD, mặc định bây giờ). Judge for the end of that day.")
        var day: String?

        func run() throws {
            guard let known = PassportPublicKeys(json: Array(try Self.data(keys))) else {
                throw ValidationError("--keys: không phải tệp khoá. / no file of public keys.")
            }
            // The last moment of a day is asked, so that a document made on it counts.
            let asked = try DayOption.read("--day", day)
            let now = asked.map { $0.advanced(by: 1).startUTCMilliseconds - 1 }
            let verdict = PassportVerdict(
                of: try Self.text(file), revocations: try revocations.map(Self.text),
                keys: known, at: now ?? Clockwork.system.now())
            for line in PassportReport.lines(of: verdict) { Terminal.say(line) }
            if verdict.refusal != nil { throw ExitCode(1) }
        }

        private static func text(_ path: String) throws -> String {
            String(decoding: try data(path), as: UTF8.self)
        }

        private static func data(_ path: String) throws -> Data {
            try Data(contentsOf: URL(fileURLWithPath: path))
        }
    }

    /// A new key; documents of the one before are believed until they end.
    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tạo khoá ký mới, giữ khoá công khai cũ. Makes a new key that signs.")

        @OptionGroup var data: DataFolder

        @Option(help: "Tệp khoá; mặc định passport.keys trong thư mục dữ liệu. The key file.")
        var keys: String?

        func run() async throws {
            let asked = keys ?? ProcessInfo.processInfo.environment["VUONXA_PASSPORTS_KEYS_FILE"]
            let path = PassportSettings.keysFile(asked, in: data.resolved)
            // A key that nobody has used yet is made by the server, not by a rotation.
            guard FileManager.default.fileExists(atPath: path) else {
                throw StoreError.personalKeysUnreadable(path)
            }
            Terminal.say("ok \(try await PassportKeys(path: path).rotate())")
        }
    }
}
