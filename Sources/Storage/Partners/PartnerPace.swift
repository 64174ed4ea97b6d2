/// How many calls a partner bears: so many a minute, and so many at once after a rest.
package struct PartnerPace: Hashable, Sendable {
    package static let standard = PartnerPace(callsPerMinute: 1_200, burst: 40)

    package var callsPerMinute: Int
    package var burst: Int

    package init(callsPerMinute: Int, burst: Int) {
        self.callsPerMinute = callsPerMinute
        self.burst = burst
    }
}
