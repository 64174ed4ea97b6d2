package import Market

/// The mail server that notices are handed to, and how it is spoken to.
package struct MailServer: Sendable, Hashable {
    package enum Protection: String, Sendable {
        /// TLS from the first byte (smtps, usually port 465).
        case fromTheStart
        /// TLS after STARTTLS, which the server must offer (usually port 587).
        case byCommand
        /// None: only to loopback or to a host that the policy names, and without a password.
        case none
    }

    /// One account; the password goes to the server and nowhere else.
    package struct Login: Sendable, Hashable {
        let user: String
        let password: Secret

        package init(user: String, password: Secret) {
            self.user = user
            self.password = password
        }
    }

    package var host: String
    package var port: Int
    package var protection: Protection
    package var login: Login?
    /// How this machine names itself to the server; relays look at it.
    package var ownName = "localhost"
    /// One whole mail, connecting and answers included.
    package var timeout: Duration = .seconds(60)

    package init(host: String, port: Int, protection: Protection, login: Login? = nil) {
        self.host = host
        self.port = port
        self.protection = protection
        self.login = login
    }

    /// Names and addresses written as numbers; nothing that could end the host's part of a URL.
    static func isHostName(_ text: String) -> Bool {
        guard (1...253).contains(text.utf8.count) else { return false }
        if NetworkAddress(text) != nil { return true }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            }
        }
    }
}
