internal import Operations

/// Under which address the world finds this server, for what leaves it on paper and in files.
enum PublicAddress {
    /// The address that is set; where none is, the one that this very call went to.
    static func base(_ call: Call, _ passports: PassportDesk) -> String {
        passports.publicURL ?? base(ofHost: call.authority ?? "")
    }

    /// What a caller names as host is taken only when it looks like one: it ends up in links.
    static func base(ofHost host: String) -> String {
        let isHost =
            !host.isEmpty && host.utf8.count <= 255
            && host.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                    UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "["),
                    UInt8(ascii: "]"):
                    true
                default: false
                }
            }
        return "http://\(isHost ? host : "localhost")"
    }
}
