/// Which edit changed which field last, so that edits of different fields both survive.
///
/// It keeps numbers and no values: what a field was before is nobody's business any more.
package struct FieldAges: Hashable, Sendable {
    /// The version up to which this was kept; an edit that did not keep it makes it unknown.
    package private(set) var version: Int
    /// The oldest version whose later changes are all known.
    package private(set) var since: Int
    /// The version that changed a field last, by the field's name in JSON.
    package private(set) var changed: [String: Int]

    /// Knows nothing before `since`.
    package init(version: Int = 1, since: Int = 1, changed: [String: Int] = [:]) {
        self.version = version
        self.since = since
        self.changed = changed
    }

    /// What is known of a row at a version: nothing of the past when others edited in between.
    package func known(at current: Int) -> FieldAges {
        version == current ? self : FieldAges(version: current, since: current)
    }

    /// Notes an edit that made `next` of the version before, changing those fields.
    package func noting(_ fields: some Sequence<String>, at next: Int) -> FieldAges {
        var noted = known(at: next - 1)
        noted.version = next
        for field in fields { noted.changed[field] = next }
        return noted
    }

    /// Whether all changes after that version are known here.
    package func reaches(back base: Int) -> Bool {
        base >= since
    }

    /// Whether somebody changed the field after that version.
    package func isChanged(_ field: String, after base: Int) -> Bool {
        changed[field].map { $0 > base } ?? false
    }
}
