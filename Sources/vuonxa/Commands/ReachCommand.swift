internal import ArgumentParser
internal import Operations
internal import Reach
internal import Storage

/// Asks where goods can go, without a server: the same function that the server answers with.
struct ReachCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reach", abstract: "Hỏi nơi giao được. Asks where goods can go.",
        subcommands: [Address.self, Code.self, ParcelQuestion.self, Speed.self])

    /// Which commune an address means.
    struct Address: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Địa chỉ này là xã nào? Which commune is this address?")

        @OptionGroup var data: DataFolder

        @Argument(help: "Ví dụ: \"Sơn Hà, Quảng Ngãi\".")
        var text: String

        func run() async throws {
            let store = try data.openExisting()
            let desk = ReachDesk(house: try await House.open(store))
            let answer = desk.resolve(text)
            Terminal.say(answer.result)
            for candidate in answer.candidates {
                let name = desk.places[candidate.commune].map(desk.places.fullName) ?? ""
                Terminal.say("\(candidate.commune.digits)\t\(name)\t\(candidate.reason.code)")
            }
            try await store.close()
            if case .none = answer { throw ExitCode.failure }
        }
    }

    /// By whom, in how many days and for how much a parcel goes; or why not.
    struct ParcelQuestion: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "parcel",
            abstract: "Kiện này đến xã kia được không? Can this parcel go there?")

        @OptionGroup var data: DataFolder

        @Option(help: "Mã xã gửi. The commune it leaves from.")
        var from: String

        @Option(help: "Mã xã nhận; bỏ trống để đếm cả nước. Empty counts the country.")
        var to: String?

        @Option(help: "Khối lượng, gam. Weight in grams.")
        var weight = 1_000

        @Option(help: "Dài x rộng x cao, cm. Size in cm.")
        var size = "20x15x10"

        @Option(help: "Loại hàng. Goods classes, such as dry,glass.")
        var goods = "dry"

        @Option(help: "Ngày (YYYY-MM-DD), mặc định hôm nay. The day, today by default.")
        var date: String?

        func run() async throws {
            let store = try data.openExisting()
            let desk = ReachDesk(house: try await House.open(store))
            let day = try date.map { try Self.read("--date", Day($0)) } ?? desk.today
            let origin = try Self.read("--from", CommuneCode(from))
            if let to {
                let answer = try desk.answer(
                    try parcel(), from: origin, to: try Self.read("--to", CommuneCode(to)),
                    on: day)
                Self.say(answer)
            } else {
                Self.say(try desk.summary(try parcel(), from: origin, on: day))
            }
            try await store.close()
        }

        private func parcel() throws -> Parcel {
            let sides = size.split(separator: "x").compactMap { Int($0) }
            let classes = try goods.split(separator: ",").map {
                try Self.read("--goods", GoodsClass(rawValue: String($0)))
            }
            guard sides.count == 3 else { throw ValidationError("--size: 20x15x10") }
            return Parcel(
                weightGrams: weight, lengthCm: sides[0], widthCm: sides[1], heightCm: sides[2],
                goods: Set(classes), longestTransitDays: nil, shipsByCourier: true, cod: nil,
                declaredValue: nil)
        }

        private static func say(_ answer: ReachAnswer) {
            Terminal.say(answer.status.rawValue)
            for option in answer.options {
                let days = "\(option.leadDays.min)-\(option.leadDays.max)"
                let rows = option.rows.map(\.text).joined(separator: " ")
                Terminal.say(
                    "\(option.courier.text)/\(option.service.text)\t\(days) ngày\t"
                        + "\(option.price.total.vnd) đ\t\(option.isSample ? "mẫu" : "")\t\(rows)")
            }
            for reason in answer.reasons {
                Terminal.say("\(reason.code.rawValue)\t\(reason.message.vietnamese)")
            }
        }

        private static func say(_ summary: ReachSummary) {
            let country = summary.country
            Terminal.say("served\t\(country.served.communes)")
            Terminal.say("not_served\t\(country.notServed.communes)")
            Terminal.say("unknown\t\(country.unknown.communes)")
        }

        private static func read<Value>(_ option: String, _ value: Value?) throws -> Value {
            guard let value else {
                throw ValidationError("\(option): không hiểu. / cannot be read.")
            }
            return value
        }
    }
}
