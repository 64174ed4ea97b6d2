internal import Configuration
internal import Curl
internal import Market

/// How notices go out by e-mail; without a host nothing is queued and nothing is sent.
struct MailSettings: Sendable {
    /// `mail.host`, `mail.port` (587), `mail.tls` (start, command or none), `mail.name`: the
    /// server; `mail.user` and `mail.password`, which is a secret: the account there.
    let server: MailServer
    /// `mail.from`: the address that notices come from.
    let from: String

    /// `nil` when no host is set.
    init?(_ reader: ConfigReader) throws(SettingsError) {
        guard let host = reader.string(forKey: "mail.host"), !host.isEmpty else { return nil }
        let port = reader.string(forKey: "mail.port", default: "587")
        guard let number = Int(port), (1...65_535).contains(number) else {
            throw .outOfRange(key: "mail.port", range: 1...65_535)
        }
        guard let protection = Self.protection(reader.string(forKey: "mail.tls")) else {
            throw .unreadable("mail.tls")
        }
        guard let from = reader.string(forKey: "mail.from"), MailMessage.isAddress(from) else {
            throw .unreadable("mail.from")
        }
        var server = MailServer(host: host, port: number, protection: protection)
        if let user = reader.string(forKey: "mail.user") {
            guard let password = reader.string(forKey: "mail.password", isSecret: true) else {
                throw .unreadable("mail.password")
            }
            server.login = MailServer.Login(user: user, password: Secret(password))
        }
        server.ownName = reader.string(forKey: "mail.name", default: "localhost")
        self.server = server
        self.from = from
    }

    private static func protection(_ word: String?) -> MailServer.Protection? {
        switch word {
        case nil, "command": .byCommand
        case "start": .fromTheStart
        case "none": MailServer.Protection.none
        default: nil
        }
    }
}
