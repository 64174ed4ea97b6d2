/// How a courier's list of places differs from the one before, by the courier's own codes.
package struct PlaceListDifference: Hashable, Sendable {
    /// Lines that were not there before, in order of their codes.
    package let added: [CourierPlaceLine]
    /// Lines that are not there any more.
    package let removed: [CourierPlaceLine]
    /// Lines under the same code that are spelt otherwise, as they are now.
    package let changed: [CourierPlaceLine]

    /// Of a code that stands twice in a list the first line counts.
    package init(from before: [CourierPlaceLine], to after: [CourierPlaceLine]) {
        let old = Dictionary(before.map { ($0.code, $0.spelling) }) { first, _ in first }
        let new = Dictionary(after.map { ($0.code, $0.spelling) }) { first, _ in first }
        func ordered(_ lines: some Sequence<CourierPlaceLine>) -> [CourierPlaceLine] {
            lines.sorted { $0.code < $1.code }
        }
        added = ordered(new.values.filter { old[$0.code] == nil })
        removed = ordered(old.values.filter { new[$0.code] == nil })
        changed = ordered(new.values.filter { line in old[line.code].map { $0 != line } ?? false })
    }
}
