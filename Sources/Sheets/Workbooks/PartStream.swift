internal import Foundation

/// What an XML parser reads a part from: unpacked piece by piece, each through the gate first.
final class PartStream: InputStream {
    private let part: ZipPart
    private var gate = XMLGate()
    /// Why reading ended before the part did.
    private(set) var fault: SheetFault?

    init(_ part: ZipPart) {
        self.part = part
        super.init(data: Data())
    }

    override func open() {}

    override func close() {}

    override var hasBytesAvailable: Bool {
        fault == nil
    }

    /// After a fault the text just ends, and the parser with it.
    override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength room: Int) -> Int {
        if fault != nil { return 0 }
        let room = UnsafeMutableRawBufferPointer(start: buffer, count: room)
        do throws(SheetFault) {
            let count = try fill(room)
            if count == 0 {
                try gate.finish()
            } else {
                try gate.pass(UnsafeRawBufferPointer(rebasing: room[..<count]))
            }
            return count
        } catch {
            fault = error
            return 0
        }
    }

    private func fill(_ room: UnsafeMutableRawBufferPointer) throws(SheetFault) -> Int {
        var count = 0
        while count < room.count {
            let read = try part.read(into: UnsafeMutableRawBufferPointer(rebasing: room[count...]))
            if read == 0 { break }
            count += read
        }
        return count
    }
}
