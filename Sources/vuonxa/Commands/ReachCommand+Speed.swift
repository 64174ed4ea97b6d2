internal import ArgumentParser
internal import Operations
internal import Reach
internal import Storage

extension ReachCommand {
    /// Measures reach in this process; what it prints is compared by `make bench`.
    struct Speed: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "speed",
            abstract: "Đo tốc độ trả lời. Measures how fast answers are found.",
            shouldDisplay: false)

        @OptionGroup var data: DataFolder

        @Option(help: "Mã xã gửi. The commune it leaves from.")
        var from: String

        @Option(help: "Mã xã nhận. The commune that listings are to reach.")
        var to: String

        @Option(help: "Khối lượng, gam. Weight in grams.")
        var weight = 1_000

        @Option(help: "Số ngày hàng chịu được. Days that the goods bear on the way.")
        var days: Int?

        func run() async throws {
            let store = try data.openExisting()
            let speed = ReachSpeed(house: try await House.open(store))
            guard let origin = CommuneCode(from), let destination = CommuneCode(to) else {
                throw ValidationError("--from, --to: 21548")
            }
            let parcel = Parcel(
                weightGrams: weight, lengthCm: 40, widthCm: 30, heightCm: 20, goods: [.dry],
                longestTransitDays: days)
            let country = try speed.country(parcel, from: origin)
            let listings = try await speed.listings(to: destination)
            let addresses = speed.addresses()
            Terminal.say("single_ns \(try speed.single(parcel, from: origin))")
            Terminal.say("country_us \(country.microseconds)")
            Terminal.say("compiling_us \(try speed.compiling(from: origin))")
            Terminal.say("listings_us \(listings.microseconds)")
            Terminal.say("listings \(listings.reaching)/\(listings.of)")
            Terminal.say("addresses_per_second \(addresses.perSecond)")
            Terminal.say(
                "addresses \(addresses.exact) \(addresses.ambiguous) \(addresses.none)")
            Terminal.say("statuses \(country.statuses)")
            try await store.close()
        }
    }
}
