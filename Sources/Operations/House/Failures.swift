/// The failures of a round that goes on after each, so that one bad thing holds up no other.
struct Failures {
    private var first: (any Error)?

    /// Does a step and answers what it gives, `nil` where it failed; a cancellation is thrown on.
    @discardableResult
    mutating func collect<Value: Sendable>(
        _ step: () async throws -> Value
    ) async throws -> Value? {
        do {
            return try await step()
        } catch let error as CancellationError {
            throw error
        } catch {
            first = first ?? error
            return nil
        }
    }

    /// Throws the first failure, if there was one.
    func finish() throws {
        if let first { throw first }
    }
}
