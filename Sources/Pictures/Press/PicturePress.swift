internal import CPictures
internal import Foundation

/// Makes pictures of photos in a child process, so that whatever a file does to a decoder, it
/// does not do it to the server.
package struct PicturePress: Sendable {
    /// Why nothing was made, though nothing is known against the photo.
    package enum Failure: Error, Hashable, Sendable {
        /// The file to be read or the child's program is not there: an errno.
        case notStarted(Int32)
        /// The child did not answer in time, for want of processor.
        case late
        /// The child answered what nobody understands: its exit status, or a signal below 0.
        case broken(Int32)
    }

    /// The program to start, and the words before those of the limits.
    package let words: [String]
    package let limits: PressLimits

    package init(words: [String], limits: PressLimits = PressLimits()) {
        self.words = words
        self.limits = limits
    }

    /// The photo in a file, made small; takes up to `patienceSeconds` and blocks its thread.
    ///
    /// Throws `PictureFault` where the photo is to blame, else `Failure`.
    package func press(fileAt path: String) throws -> PressedPicture {
        let input = open(path, O_RDONLY | O_CLOEXEC)
        if input < 0 { throw Failure.notStarted(errno) }
        defer { close(input) }
        var pipe: [Int32] = [-1, -1]
        let error = vx_pipe(&pipe)
        if error != 0 { throw Failure.notStarted(error) }
        defer { close(pipe[0]) }
        let child = start(input: input, output: pipe[1])
        // Held here too, it would keep the answer from ending.
        close(pipe[1])
        if child < 0 { throw Failure.notStarted(-child) }
        let answer = PressAnswer.read(pipe[0], seconds: limits.patienceSeconds)
        if answer.bytes == nil { kill(child, SIGKILL) }
        let ending = vx_child_end(child)
        if answer.isLate { throw Failure.late }
        if ending < 0 { throw Self.error(ofSignal: -ending) }
        guard ending == PictureWorker.Ending.answered.rawValue,
            let picture = try answer.bytes.flatMap(PressAnswer.picture)
        else { throw Failure.broken(ending) }
        return picture
    }

    private func start(input: Int32, output: Int32) -> Int32 {
        let copies = (words + limits.words).map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return vx_child_start(copies + [nil], input, output)
    }

    /// The kernel's own ends: of time, and of a decoder that broke or found no memory. A kill by
    /// somebody else says nothing about the photo.
    private static func error(ofSignal signal: Int32) -> any Error {
        switch signal {
        case SIGXCPU, SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGFPE, SIGTRAP: PictureFault.tooHeavy
        default: Failure.broken(-signal)
        }
    }
}

/// The bytes that a child answered, as far as they are whole.
struct PressAnswer {
    /// `nil` when it took too long, or said more than it may.
    var bytes: [UInt8]?
    var isLate = false

    /// Reads to the end, for so many seconds at most.
    static func read(_ file: Int32, seconds: Int) -> PressAnswer {
        let end = ContinuousClock.now + .seconds(seconds)
        var bytes: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let left = (end - ContinuousClock.now) / .milliseconds(1)
            if left <= 0 { return PressAnswer(isLate: true) }
            var ready = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
            if poll(&ready, 1, Int32(min(left, 1_000))) <= 0 { continue }
            let count = Glibc.read(file, &room, room.count)
            if count == 0 { return PressAnswer(bytes: bytes) }
            if count < 0 { continue }
            bytes += room[..<count]
            if bytes.count > PressLimits.answerBytes { return PressAnswer() }
        }
    }

    /// The pictures behind the line that tells of them; throws the fault that the line names.
    static func picture(_ bytes: [UInt8]) throws -> PressedPicture? {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
            let report = try? JSONDecoder().decode(PressReport.self, from: Data(bytes[..<end]))
        else { return nil }
        if let fault = report.fault { throw fault }
        var place = end + 1
        var forms: [PressedPicture.Form] = []
        for form in report.forms {
            guard form.bytes > 0, form.bytes <= bytes.count - place else { return nil }
            forms.append(
                PressedPicture.Form(
                    side: form.side, kind: form.kind, width: form.width, height: form.height,
                    bytes: Array(bytes[place..<place + form.bytes])))
            place += form.bytes
        }
        let count = PictureSide.allCases.count * PictureSide.kinds.count
        guard place == bytes.count, forms.count == count else { return nil }
        return PressedPicture(width: report.width, height: report.height, forms: forms)
    }
}
