internal import Foundation

/// How long and from which seed the tests by chance run.
package enum Soak {
    /// What chance is drawn from, printed with each test; `VUONXA_SEED` repeats a run's.
    package static let seed =
        number("VUONXA_SEED").map { UInt64($0) } ?? .random(in: 1...1_000_000)

    /// How often it is tried; `VUONXA_SOAK_ROUNDS` makes a long night of it.
    package static func rounds(or usual: Int) -> Int {
        number("VUONXA_SOAK_ROUNDS") ?? usual
    }

    /// Whether this is the long night.
    static let isLong = number("VUONXA_SOAK_ROUNDS") != nil

    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }
}
