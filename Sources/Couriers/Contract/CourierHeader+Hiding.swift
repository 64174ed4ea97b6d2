// Tokens, hashes and personal data travel in headers, queries and bodies: none of them is printed.

extension CourierHeader: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "\(name): ***" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension CourierReply: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The status and the size, no word of what was said.
    package var description: String { "status \(status), \(body.count) bytes" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension CourierHook: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The sizes only: the secret may stand anywhere in it.
    package var description: String { "hook of \(headers.count) headers, \(body.count) bytes" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
