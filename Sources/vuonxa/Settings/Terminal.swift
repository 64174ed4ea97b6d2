internal import Foundation

/// What a command says on the terminal: results on standard output, the rest beside it.
enum Terminal {
    /// Writes a line at once, also into a pipe.
    static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    static func warn(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
