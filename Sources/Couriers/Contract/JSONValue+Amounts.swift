internal import Market
internal import Reach

extension JSONValue {
    /// Whole đồng, also when written as a string; a negative amount is none.
    var money: Money? {
        whole.flatMap { $0 >= 0 ? Money(vnd: $0) : nil }
    }

    /// Whole grams of a courier that counts in grams.
    var grams: Int? {
        whole.flatMap { (0...100_000_000).contains($0) ? Int($0) : nil }
    }

    /// A code or number of a courier on one line; `nil` when it is empty.
    var shortCode: String? {
        BoundedText.code(code)
    }

    /// Words of a courier on one line and cut; `nil` when there are none.
    var shortText: String? {
        text.flatMap { $0.isEmpty ? nil : BoundedText.message($0) }
    }
}
