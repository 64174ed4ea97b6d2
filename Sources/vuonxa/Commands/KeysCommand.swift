internal import ArgumentParser
internal import Market
internal import Operations
internal import Storage

/// Makes, lists and revokes keys; works beside a running server.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Tạo và thu hồi khoá. Makes and revokes keys.",
        subcommands: [Create.self, List.self, Revoke.self])

    /// Prints the new key alone: it is shown this once.
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Tạo khoá. Makes a key.")

        @OptionGroup var data: DataFolder

        @Option(help: "admin, officer, producer, helper, storefront, courier.")
        var role: String

        @Option(
            name: .customLong("for"),
            help: "Chủ thể, bên vận chuyển, cửa hàng, tỉnh, xã. Producer, courier, shop, place.")
        var subject: String?

        @Option(help: "Ghi chú để nhận ra khoá. A note to know the key by.")
        var label = ""

        @Option(help: "Vai trò trong chủ thể: owner, editor, viewer. The role in a producer.")
        var member: String?

        func run() async throws {
            guard let role = Role(rawValue: role) else {
                throw ValidationError(
                    "--role: \(Role.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            let inProducer = member.flatMap(MemberRole.init(rawValue:))
            if member != nil, inProducer == nil {
                throw ValidationError(
                    "--member: \(MemberRole.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            let store = try data.open()
            let desk = KeyDesk(house: try House.openBare(store))
            let issued = try await desk.issue(
                role: role, for: subject, label: label, member: inProducer, by: "terminal")
            try await store.close()
            Terminal.say(issued.secret)
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Liệt kê khoá. Lists keys.")

        @OptionGroup var data: DataFolder

        func run() async throws {
            let store = try data.openExisting()
            var last = ""
            while true {
                let after = last
                let page = try await store.read { try $0.keys(after: after, limit: 100) }
                for key in page {
                    let state = key.revokedAt == nil ? "in use" : "revoked"
                    Terminal.say(
                        "\(key.id)\t\(key.role.rawValue)\t\(key.scope.text ?? "-")\t\(state)"
                            + "\t\(key.label)")
                }
                guard let end = page.last else { break }
                last = end.id
            }
            try await store.close()
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Thu hồi. Revokes a key.")

        @OptionGroup var data: DataFolder

        @Argument(help: "Mã khoá (ky_…), không phải khoá. The key's id, not the key.")
        var id: String

        func run() async throws {
            let store = try data.openExisting()
            let desk = KeyDesk(house: try House.openBare(store))
            let terminal = Caller(keyID: "terminal", role: .admin, scope: .everything)
            let isRevoked = try await desk.revoke(id, by: terminal)
            try await store.close()
            guard isRevoked else {
                throw ValidationError("\(id): không có hoặc đã thu hồi. / not found or revoked.")
            }
            Terminal.say("ok \(id)")
        }
    }
}
