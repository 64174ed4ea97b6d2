internal import Foundation

/// How long a test may take, where the one who runs it says so.
package enum TestRounds {
    /// The number in a variable of the environment, or `nil` where there is none.
    package static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }
}
