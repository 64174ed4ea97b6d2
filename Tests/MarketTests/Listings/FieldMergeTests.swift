internal import Market
import Testing

/// Two people edit the same thing.
@Suite struct FieldMergeTests {
    private let base: [String: JSONValue] = ["name": .text("Tỏi"), "price": .integer(1)]

    private func merge(
        _ yours: [String: JSONValue], _ theirs: [String: JSONValue]
    ) -> FieldMerge {
        FieldMerge(base: base, yours: yours, theirs: theirs)
    }

    @Test func `changes of different fields both survive`() {
        let merge = merge(
            ["name": .text("Tỏi đen"), "price": .integer(1)],
            ["name": .text("Tỏi"), "price": .integer(2), "story": .text("Chuyện")])
        #expect(merge.conflicts.isEmpty && merge.changed == ["name"])
        #expect(
            merge.merged == [
                "name": .text("Tỏi đen"), "price": .integer(2), "story": .text("Chuyện"),
            ])
    }

    @Test func `of one field both values are told and theirs stays`() {
        let merge = merge(
            ["name": .text("Tỏi đen"), "price": .integer(3)],
            ["name": .text("Tỏi một"), "price": .integer(1)])
        let conflict = merge.conflicts.first
        #expect(merge.conflicts.count == 1 && conflict?.field == "name")
        #expect(conflict?.base == .text("Tỏi") && conflict?.yours == .text("Tỏi đen"))
        #expect(conflict?.theirs == .text("Tỏi một"))
        #expect(merge.merged == ["name": .text("Tỏi một"), "price": .integer(3)])
    }

    @Test func `the same change twice is no conflict, nor is taking out what both took out`() {
        let same = merge(["price": .integer(5)], ["price": .integer(5)])
        #expect(same.conflicts.isEmpty && same.merged == ["price": .integer(5)])
        #expect(same.changed == ["name", "price"])
    }

    @Test func `taking out what the other changed is a conflict`() {
        let merge = merge(["price": .integer(1)], ["name": .text("B"), "price": .integer(1)])
        #expect(merge.conflicts.map(\.field) == ["name"] && merge.conflicts[0].yours == nil)
    }

    @Test func `whoever is merged first, what survives is the same`() {
        let mine: [String: JSONValue] = [
            "name": .text("A"), "price": .integer(1), "x": .flag(true),
        ]
        let other: [String: JSONValue] = ["name": .text("Tỏi"), "price": .integer(9)]
        #expect(merge(mine, other).merged == merge(other, mine).merged)
    }
}
