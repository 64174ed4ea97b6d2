internal import Foundation
internal import Pictures

/// The work on one photo as a program of its own; `vuonxa picture` does the same.
@main
enum PicturePressChild {
    static func main() {
        let words = Array(CommandLine.arguments.dropFirst())
        exit(words.first == "fences" ? tryFences() : PictureWorker.run(words))
    }

    /// Does what a decoder that was taken over would do; each that works is a bit of the answer.
    private static func tryFences() -> Int32 {
        guard PictureWorker.isFenced(PressLimits()) else { return 1 }
        var broken: Int32 = 0
        if open("/etc/hostname", O_RDONLY) >= 0 { broken |= 2 }
        if open("/tmp/vuonxa-fence", O_WRONLY | O_CREAT, 0o600) >= 0 { broken |= 4 }
        if socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) >= 0 { broken |= 8 }
        let room = mmap(nil, 2 << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        if room != MAP_FAILED { broken |= 16 }
        // Whatever of the environment came along would show a secret here.
        if ProcessInfo.processInfo.environment["VUONXA_MAIL_PASSWORD"] != nil { broken |= 32 }
        return broken
    }
}
