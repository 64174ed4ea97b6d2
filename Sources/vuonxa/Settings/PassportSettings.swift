internal import Configuration
internal import Foundation
internal import Operations
internal import Storage

/// Under which address products are found, and who signs what is said of them.
struct PassportSettings: Sendable {
    /// `http.public_url`: the address of this server for the world, which QR codes and signed
    /// documents name; without it they name the address that each call went to.
    var publicURL: String?
    /// `passports.keys_file`: the keys that sign, `passport.keys` in the data folder by default.
    var keysFile: String?

    init(_ reader: ConfigReader) throws(SettingsError) {
        keysFile = reader.string(forKey: "passports.keys_file")
        guard var text = reader.string(forKey: "http.public_url") else { return }
        while text.hasSuffix("/") { text.removeLast() }
        // It is printed on packs: a slip would stay there for years.
        guard let url = URL(string: text), ["http", "https"].contains(url.scheme ?? ""),
            url.host() != nil, url.query() == nil, url.fragment() == nil
        else { throw .unreadable("http.public_url") }
        publicURL = text
    }

    /// Opens the keys, which are made where they are not there.
    func rules(in data: String) throws -> PassportRules {
        PassportRules(
            keys: try PassportKeys(path: Self.keysFile(keysFile, in: data)),
            publicURL: publicURL)
    }

    static func keysFile(_ named: String?, in data: String) -> String {
        named ?? "\(data)/passport.keys"
    }
}
