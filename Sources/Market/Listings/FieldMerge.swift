/// Three states of one thing, field by field: where an edit began, what it wants, what stands.
///
/// A field that only one side changed takes that side's value; one that both changed alike is no
/// conflict. A field without a member is one that says nothing.
package struct FieldMerge: Hashable, Sendable {
    /// A field that both sides changed, each otherwise.
    package struct Conflict: Hashable, Sendable {
        package let field: String
        package let base: JSONValue?
        package let yours: JSONValue?
        package let theirs: JSONValue?
    }

    /// The fields that `yours` changed, whether or not `theirs` says the same by now.
    package let changed: Set<String>
    /// `theirs` with every change of `yours` that is no conflict.
    package let merged: [String: JSONValue]
    /// In the order of the fields' names.
    package let conflicts: [Conflict]

    package init(
        base: [String: JSONValue], yours: [String: JSONValue], theirs: [String: JSONValue]
    ) {
        var merged = theirs
        var conflicts: [Conflict] = []
        let changed = FieldMerge.differences(base, yours)
        for field in changed {
            let (old, mine, other) = (base[field], yours[field], theirs[field])
            if other == old || other == mine {
                merged[field] = mine
            } else {
                conflicts.append(Conflict(field: field, base: old, yours: mine, theirs: other))
            }
        }
        self.changed = changed
        self.merged = merged
        self.conflicts = conflicts.sorted { $0.field < $1.field }
    }

    /// The names of the fields in which two states differ.
    package static func differences(
        _ old: [String: JSONValue], _ new: [String: JSONValue]
    ) -> Set<String> {
        Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
    }
}

/// Somebody else changed the same fields since; whoever edits sees both values and decides.
package struct EditConflict: Error, Hashable, Sendable {
    /// The version that stands now, for the edit that decides.
    package let current: Int
    package let conflicts: [FieldMerge.Conflict]

    package init(current: Int, conflicts: [FieldMerge.Conflict]) {
        self.current = current
        self.conflicts = conflicts
    }
}
