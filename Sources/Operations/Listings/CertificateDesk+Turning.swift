internal import Market
internal import Reach
internal import Storage

/// What follows by itself when days go by.
extension CertificateDesk {
    private static let atOnce = 500
    /// The last day whose ended stars partners have heard of.
    private static let turnedSetting = "certificate.turned"

    /// Fixes the ends of terms of rows from an earlier program; before the door opens.
    package func catchUp() async throws {
        while true {
            let count = try await house.store.write { session in
                try session.fixCertificateEnds(
                    try session.certificatePolicy(), limit: Self.atOnce)
            }
            if count < Self.atOnce { return }
        }
    }

    /// Lets partners hear of listings whose star has ended since they heard last; looking twice on
    /// one day tells it once. Answers how many listings there were.
    @discardableResult
    package func tellPartnersOfEnds() async throws -> Int {
        let today = house.clockwork.today
        let known = try await house.store.read { try $0.setting(Self.turnedSetting) }
        if known == today.text { return 0 }
        let count = try await house.store.write { session in
            // The first look ever: whoever synchronises from now on hears how it is now.
            let last = try session.setting(Self.turnedSetting).flatMap { Day($0) }
            let turned = try last.map { try session.listingsTurned(after: $0, upTo: today) } ?? []
            for listing in turned {
                try session.bumpFeedVersion(of: listing)
                try session.queuePush(of: listing)
            }
            try session.set(Self.turnedSetting, to: today.text)
            return turned.count
        }
        if count > 0 { house.publish() }
        return count
    }
}
