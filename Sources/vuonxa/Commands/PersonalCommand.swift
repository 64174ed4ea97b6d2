internal import ArgumentParser
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Looks after the data about people; works beside a running server.
struct PersonalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "personal",
        abstract: "Dữ liệu cá nhân: đổi khoá, xoá, trao lại. Looks after data about people.",
        subcommands: [Rotate.self, Purge.self, Export.self, Erase.self])

    /// Where the data and its keys are.
    struct Place: ParsableArguments {
        @OptionGroup var data: DataFolder

        @Option(
            name: .customLong("keys"),
            help: "Tệp khoá; mặc định personal.keys trong thư mục dữ liệu. The file of the keys.")
        var keys: String?

        func open() throws -> Store {
            try data.openExisting(keys: .demanded(keys ?? DataFolder.keyFile))
        }

        /// Opens, does the work as the operator at the terminal, and closes.
        func work(_ body: (PersonalDesk, Caller) async throws -> Void) async throws {
            let store = try open()
            let desk = PersonalDesk(house: try House.openBare(store))
            try await body(
                desk, Caller(keyID: "terminal", role: .admin, scope: .everything))
            try await store.close()
        }
    }

    /// A new key for everything; broken off, it is run again.
    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tạo khoá mới và mã hoá lại. Makes a new key and seals everything with it.")

        @OptionGroup var place: Place

        func run() async throws {
            let store = try place.open()
            let key = try await store.rotatePersonalKeys { rows in
                if rows.isMultiple(of: 20_000) { Terminal.warn("\(rows) dòng / rows") }
            }
            try await store.close()
            Terminal.say("ok \(key)")
        }
    }

    /// Forgets receivers of orders that were kept long enough.
    struct Purge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Xoá người nhận của đơn cũ. Erases the receivers of old orders.")

        @OptionGroup var place: Place

        @Option(help: "Giữ bao nhiêu ngày sau khi đặt. Days that they are kept.")
        var days = Retention.standard.days

        func validate() throws {
            guard Retention.range.contains(days) else {
                throw ValidationError(
                    "--days: \(Retention.range.lowerBound)…\(Retention.range.upperBound)")
            }
        }

        func run() async throws {
            try await place.work { desk, caller in
                let purge = try await desk.purge(Retention(days: days), by: caller.keyID)
                Terminal.say("erased\t\(purge.erased)")
                Terminal.say("kept\t\(purge.kept)")
            }
        }
    }

    /// Everything that is known about a phone number, as JSON.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Mọi dữ liệu về một số điện thoại. All data about a telephone number.")

        @OptionGroup var place: Place

        @Argument(help: "Số điện thoại, viết cách nào cũng được. The number in any form.")
        var phone: String

        func run() async throws {
            let wish = try PersonalWish(phone: phone)
            try await place.work { desk, caller in
                let answer = try await desk.export(
                    wish, by: caller, once: Once(key: nil, requestHash: []),
                    render: { Answer(status: 200, body: $0.json) })
                Terminal.say(String(decoding: answer.body, as: UTF8.self))
            }
        }
    }

    /// Erases a phone number's orders that are over.
    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Xoá dữ liệu theo số điện thoại. Erases the data of a telephone number.")

        @OptionGroup var place: Place

        @Argument(help: "Số điện thoại, viết cách nào cũng được. The number in any form.")
        var phone: String

        @Flag(help: "Cả đơn chưa giao xong. Orders that are still on their way too.")
        var force = false

        func run() async throws {
            let wish = try PersonalWish(phone: phone, isForced: force)
            try await place.work { desk, caller in
                let answer = try await desk.erase(
                    wish, by: caller, once: Once(key: nil, requestHash: []),
                    render: { Answer(status: 200, body: Self.lines($0)) })
                Terminal.say(String(decoding: answer.body, as: UTF8.self))
            }
        }

        @Sendable private static func lines(_ erasure: PersonalDesk.Erasure) -> [UInt8] {
            let message = PersonalRefusal.underWay.message
            let kept = erasure.kept.map { order in
                "kept\t\(order.text)\t\(message.vietnamese) / \(message.english)"
            }
            let lines = erasure.erased.map { "erased\t\($0.text)" } + kept
            return Array((lines + ["mentions\t\(erasure.mentions)"]).joined(separator: "\n").utf8)
        }
    }
}
