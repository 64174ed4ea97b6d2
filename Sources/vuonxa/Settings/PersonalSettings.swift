internal import Configuration
internal import Market

/// How data about people is kept.
struct PersonalSettings: Sendable {
    /// `personal.keys_file`: the file of the keys, `personal.keys` in the data folder by default.
    var keysFile: String?
    /// `personal.retention_days`: how long receivers of finished orders are kept; others twice
    /// as long.
    var retention = Retention.standard

    init(_ reader: ConfigReader) throws(SettingsError) {
        keysFile = reader.string(forKey: "personal.keys_file")
        guard let text = reader.string(forKey: "personal.retention_days") else {
            let days = reader.int(forKey: "personal.retention_days", default: retention.days)
            retention = try Self.retention(days)
            return
        }
        retention = try Self.retention(Int(text))
    }

    private static func retention(_ days: Int?) throws(SettingsError) -> Retention {
        guard let days, Retention.range.contains(days) else {
            throw .outOfRange(key: "personal.retention_days", range: Retention.range)
        }
        return Retention(days: days)
    }
}
