internal import Foundation

/// The program that works on photos, as it was built beside the tests.
package enum PressChild {
    /// The test bundle is a program in the build's folder.
    package static let path: String = {
        let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        return tests.deletingLastPathComponent().appending(path: "PicturePressChild").path
    }()
}
