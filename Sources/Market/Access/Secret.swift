/// A text that nobody may see: it prints, dumps and interpolates as `***`.
package struct Secret: Hashable, Sendable {
    /// The text itself, for the one place that needs it.
    package let text: String

    package init(_ text: String) {
        self.text = text
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "***" }
    package var debugDescription: String { "***" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
