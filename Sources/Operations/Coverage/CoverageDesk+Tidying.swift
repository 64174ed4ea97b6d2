internal import Reach
internal import Storage

extension CoverageDesk {
    /// Days that a suspension is kept after its end, so that an older answer can be explained:
    /// two years.
    package static let suspensionDays = 730
    /// Whatever lies ready longer than this, in milliseconds, belongs to a program that was ended.
    private static let longestImport: Int64 = 6 * 3_600_000
    private static let atOnce = 5_000

    /// Forgets what imports left behind that never came into force, and suspensions long over.
    ///
    /// Everything in pieces, so that nobody waits for the writer.
    package func tidy() async throws {
        let bound = house.clockwork.now() - Self.longestImport
        let ids = IDMaker(now: { bound }, random: { 0 })
        let (imports, lists) = (ids.make("ci"), ids.make("pl"))
        let abandoned = try await house.store.read { try $0.abandonedImports(before: imports) }
        for importID in abandoned {
            while try await house.store.write({
                try $0.removeStaged(of: importID, limit: Self.atOnce)
            }) {}
        }
        try await house.store.write { try $0.removeAbandonedPlaceCodes(before: lists) }
        let day = house.clockwork.today.advanced(by: -Self.suspensionDays)
        while try await house.store.write({
            try $0.forgetSuspensions(endedBefore: day, limit: Self.atOnce) == Self.atOnce
        }) {}
    }
}
