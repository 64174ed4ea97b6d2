internal import Configuration
internal import Foundation
internal import Operations

/// Everything that can be set, read once at the start: flags before environment before file.
///
/// The environment's names are the keys in capitals after `VUONXA_`: `http.port` is
/// `VUONXA_HTTP_PORT`. The file is JSON, its objects are the parts of the keys.
struct Settings: Sendable {
    /// `data`: the folder of the database.
    var data: String
    /// `http.host`: the address to listen on; a proxy with TLS stands in front of others.
    var host: String
    /// `http.port`: 0 takes a free one.
    var port: Int
    /// `http.concurrent`: requests at work at the same time; more get 429.
    var concurrentRequests: Int
    /// `storage.batch`: transactions that share one sync; 1 turns group commit off.
    var batch: Int
    /// `storage.readers`: connections that read at the same time.
    var readers: Int
    /// `partners.loopback`: whether partners on this very machine may be reached, without TLS.
    var allowsLoopback: Bool
    /// `partners.networks`: private networks (CIDR) that partners may be in.
    var partnerNetworks: [String]
    /// `partners.window_ms`: how long further edits of a listing wait after one was sent.
    var pushWindowMilliseconds: Int
    /// `curl.proxy`: a secret, as it may hold a password.
    var proxy: String?
    /// `curl.ca_file`: certificates to trust instead of the system's.
    var certificateFile: String?
    /// `curl.plain_hosts`: hosts that may be spoken to without TLS, named one by one.
    var plainHosts: Set<String>
    /// `curl.legacy_tls_hosts`: hosts whose TLS renegotiates as before RFC 5746, such as VNPost's;
    /// their certificates are checked like all others.
    var legacyTLSHosts: Set<String>
    /// `curl.calls_per_host`: calls to one server at the same time; more wait for their turn.
    var callsPerHost: Int
    /// `curl.calls`: calls to all servers at the same time, and the most connections kept open.
    var callsInTotal: Int
    /// `mail.…`: the server that notices are handed to.
    var mail: MailSettings?
    /// `personal.…`: how data about people is kept.
    var personal: PersonalSettings
    /// `http.public_url`, `passports.keys_file`: where products are found, and who signs.
    var passports: PassportSettings
    /// `pictures.…`: how files are taken in and photos are made.
    var pictures: PictureSettings
    /// `orders.acceptance_hours`: how long a courier may take to say whether it carries a parcel.
    var acceptanceHours: Int
    /// `orders.packing_hours`, `orders.release_hours`: after how long an unpacked parcel is a task,
    /// and given up; `orders.per_phone_per_day`, `orders.per_key_per_minute`: the most orders, 0 is
    /// no limit.
    var orderRules: OrderRules
    /// `log.level`: trace, debug, info, notice, warning, error or critical.
    var logLevel: String

    /// Reads the file, the environment and the flags, which are given as keys with values.
    static func read(file: String?, flags: [String: String]) async throws -> Settings {
        let reader = try await reader(file: file, flags: flags)
        return Settings(
            data: reader.string(forKey: "data", default: "var"),
            host: reader.string(forKey: "http.host", default: "127.0.0.1"),
            port: try number(reader, "http.port", default: 8080, 0...65_535),
            concurrentRequests: try number(reader, "http.concurrent", default: 512, 1...65_536),
            batch: try number(reader, "storage.batch", default: 256, 1...10_000),
            readers: try number(reader, "storage.readers", default: 4, 1...64),
            allowsLoopback: reader.string(forKey: "partners.loopback") == "yes"
                || reader.bool(forKey: "partners.loopback", default: false),
            partnerNetworks: words(reader, "partners.networks"),
            pushWindowMilliseconds: try number(
                reader, "partners.window_ms", default: 2_000, 0...60_000),
            proxy: reader.string(forKey: "curl.proxy", isSecret: true),
            certificateFile: reader.string(forKey: "curl.ca_file"),
            plainHosts: Set(words(reader, "curl.plain_hosts")),
            legacyTLSHosts: Set(words(reader, "curl.legacy_tls_hosts")),
            callsPerHost: try number(reader, "curl.calls_per_host", default: 16, 1...1_024),
            callsInTotal: try number(reader, "curl.calls", default: 64, 1...4_096),
            mail: try MailSettings(reader), personal: try PersonalSettings(reader),
            passports: try PassportSettings(reader), pictures: try PictureSettings(reader),
            acceptanceHours: try number(reader, "orders.acceptance_hours", default: 24, 1...720),
            orderRules: try orderRules(reader),
            logLevel: reader.string(forKey: "log.level", default: "info"))
    }

    /// Flags before the environment before the file.
    private static func reader(
        file: String?, flags: [String: String]
    ) async throws -> ConfigReader {
        let overrides = flags.map { key, value in
            (
                AbsoluteConfigKey(key.split(separator: ".").map(String.init)),
                ConfigValue(.string(value), isSecret: false)
            )
        }
        var providers: [any ConfigProvider] = [
            InMemoryProvider(name: "flags", values: Dictionary(uniqueKeysWithValues: overrides)),
            EnvironmentVariablesProvider(
                secretsSpecifier: .specific(["VUONXA_CURL_PROXY", "VUONXA_MAIL_PASSWORD"])
            ).prefixKeys(with: "vuonxa"),
        ]
        if let file {
            let place = InMemoryProvider(
                name: "file", values: ["filePath": .init(stringLiteral: file)])
            providers.append(
                try await FileProvider<JSONSnapshot>(config: ConfigReader(provider: place)))
        }
        return ConfigReader(providers: providers)
    }

    private static func orderRules(_ reader: ConfigReader) throws -> OrderRules {
        var rules = OrderRules()
        rules.packingHours = try number(reader, "orders.packing_hours", default: 48, 1...720)
        rules.releaseHours = try number(
            reader, "orders.release_hours", default: 96, rules.packingHours...2_160)
        rules.perPhonePerDay = try number(
            reader, "orders.per_phone_per_day", default: 100_000, 0...1_000_000)
        rules.perKeyPerMinute = try number(
            reader, "orders.per_key_per_minute", default: 1_000_000, 0...100_000_000)
        return rules
    }

    /// What stands between commas.
    private static func words(_ reader: ConfigReader, _ key: String) -> [String] {
        reader.string(forKey: ConfigKey(key), default: "")
            .split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    private static func number(
        _ reader: ConfigReader, _ key: String, default standard: Int, _ range: ClosedRange<Int>
    ) throws -> Int {
        // Flags and the environment are texts; a JSON file may write a number.
        let text = reader.string(forKey: ConfigKey(key))
        let given = text.map { Int($0) } ?? reader.int(forKey: ConfigKey(key), default: standard)
        guard let value = given, range.contains(value) else {
            throw SettingsError.outOfRange(key: key, range: range)
        }
        return value
    }
}

/// A setting that cannot be used, named by its key.
enum SettingsError: Error, CustomStringConvertible {
    case outOfRange(key: String, range: ClosedRange<Int>)
    case unreadable(String)

    var description: String {
        switch self {
        case .outOfRange(let key, let range):
            "\(key): phải là số từ \(range.lowerBound) đến \(range.upperBound)."
                + " / must be a number from \(range.lowerBound) to \(range.upperBound)."
        case .unreadable(let key):
            "\(key): giá trị không đọc được. / the value cannot be read."
        }
    }
}
