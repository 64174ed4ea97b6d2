internal import ArgumentParser
internal import Pictures

/// Works on one photo from standard input; the server starts it, people need not.
struct PictureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "picture",
        abstract: "Làm một ảnh, máy chủ tự gọi. Makes one photo; the server calls it.",
        shouldDisplay: false)

    @Argument(help: "Giới hạn. Limits: bytes of memory, seconds, bytes of the file, points.")
    var limits: [String]

    func run() throws {
        throw ExitCode(PictureWorker.run(limits))
    }
}
