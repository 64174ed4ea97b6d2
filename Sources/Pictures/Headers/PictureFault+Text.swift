internal import Foundation

extension PictureFault {
    /// The fault as one line of JSON, to be kept and read again.
    package var text: String {
        // It holds numbers and plain text alone, so that nothing in it cannot be written.
        (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// Reads what `text` wrote; `nil` for other texts.
    package init?(text: String) {
        guard let fault = try? JSONDecoder().decode(PictureFault.self, from: Data(text.utf8)) else {
            return nil
        }
        self = fault
    }
}
