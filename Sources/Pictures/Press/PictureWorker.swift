internal import CPictures
internal import Foundation

/// The work of the child process: one photo from standard input, what is made of it to standard
/// output, within fences that it puts up before it reads a byte.
package enum PictureWorker {
    /// How the child ended, as its exit status.
    enum Ending: Int32 {
        /// It has answered, with pictures or with what is wrong with the photo.
        case answered = 0
        case wrongWords = 64
        /// The fences do not hold here, so that nothing was read.
        case notFenced = 69
        case notWritten = 74
    }

    /// Steps of loss: below these people see it, and files grow fast above.
    private static let quality: Int32 = 82

    /// Works and answers the exit status; `words` are those of `PressLimits`.
    package static func run(_ words: [String]) -> Int32 {
        guard let limits = PressLimits(words: words) else { return Ending.wrongWords.rawValue }
        guard isFenced(limits) else { return Ending.notFenced.rawValue }
        var report = PressReport()
        var files: [[UInt8]] = []
        do throws(PictureFault) {
            let picture = try press(try read(upTo: limits.fileBytes), limits)
            (report.width, report.height) = (picture.width, picture.height)
            report.forms = picture.forms.map {
                PressReport.Form(
                    side: $0.side, kind: $0.kind, width: $0.width, height: $0.height,
                    bytes: $0.bytes.count)
            }
            files = picture.forms.map(\.bytes)
        } catch {
            report.fault = error
        }
        return (write(report, files) ? Ending.answered : .notWritten).rawValue
    }

    /// Puts the fences up for the rest of this process; whether all of them hold.
    package static func isFenced(_ limits: PressLimits) -> Bool {
        vx_confine(UInt64(limits.memoryBytes), UInt32(clamping: limits.workSeconds)) == 1
    }

    private static func read(upTo limit: Int) throws(PictureFault) -> [UInt8] {
        var bytes: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(STDIN_FILENO, &room, room.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return bytes }
            bytes += room[..<count]
            if bytes.count > limit { throw .tooManyBytes(limit: limit) }
        }
    }

    private static func press(
        _ bytes: [UInt8], _ limits: PressLimits
    ) throws(PictureFault) -> PressedPicture {
        let header = try PictureHeader(of: bytes, mostPoints: limits.points)
        // Four bytes for a point, and what a decoder needs beside.
        if header.width * header.height * 5 > limits.memoryBytes { throw .tooHeavy }
        guard let whole = DecodedPicture(bytes, header.kind) else { throw .damaged }
        // A decoder that finds another size than the frame names was lied to.
        guard whole.width == header.width, whole.height == header.height else { throw .damaged }
        var forms: [PressedPicture.Form] = []
        var larger = whole
        // The largest first: each is made of the one before, which costs a quarter.
        for side in PictureSide.allCases.reversed() {
            larger = try made(larger, side, larger === whole ? header.orientation : 1)
            for kind in PictureSide.kinds {
                guard let bytes = larger.encoded(kind, quality: quality) else { throw .tooHeavy }
                forms.append(
                    PressedPicture.Form(
                        side: side, kind: kind, width: larger.width, height: larger.height,
                        bytes: bytes))
            }
        }
        let (width, height) = header.upright
        return PressedPicture(width: width, height: height, forms: forms)
    }

    private static func made(
        _ picture: DecodedPicture, _ side: PictureSide, _ orientation: Int
    ) throws(PictureFault) -> DecodedPicture {
        let size = side.fitted(width: picture.width, height: picture.height)
        guard let scaled = picture.scaled(to: size.width, size.height),
            let upright = orientation == 1 ? scaled : scaled.turned(orientation)
        else { throw .tooHeavy }
        return upright
    }

    private static func write(_ report: PressReport, _ files: [[UInt8]]) -> Bool {
        guard var line = try? JSONEncoder().encode(report) else { return false }
        line.append(UInt8(ascii: "\n"))
        return ([Array(line)] + files).allSatisfy(write)
    }

    private static func write(_ bytes: [UInt8]) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { start in
                Glibc.write(
                    STDOUT_FILENO, start.baseAddress?.advanced(by: done), start.count - done)
            }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return false }
            done += count
        }
        return true
    }
}
