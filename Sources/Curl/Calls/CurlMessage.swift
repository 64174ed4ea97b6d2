internal import CCurl
internal import Couriers

/// A call's header lines in one piece of memory, laid out as libcurl reads them.
///
/// libcurl does not copy the lines: the message must outlive the transfer.
final class CurlMessage: Sendable {
    /// The first of the linked lines; nil when there are none.
    // Written in `init`, before anybody else has it, and from then on only read.
    nonisolated(unsafe) let headerList: UnsafeMutablePointer<curl_slist>?
    // Touched by `init` and `deinit` alone.
    nonisolated(unsafe) private let memory: UnsafeMutableRawBufferPointer

    /// The caller's fields, ours, and the absent: those that libcurl must not add by itself.
    init(_ headers: [CourierHeader], _ own: [CourierHeader], absent: [String]) {
        let lineCount = headers.count + own.count + absent.count
        let texts =
            headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 3 }
            + own.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 3 }
            + absent.reduce(0) { $0 + $1.utf8.count + 2 }
        let nodes = lineCount * MemoryLayout<curl_slist>.stride
        memory = .allocate(
            byteCount: nodes + texts, alignment: MemoryLayout<curl_slist>.alignment)
        var writer = MessageWriter(memory: memory, lineCount: lineCount)
        for header in headers {
            // libcurl takes "Name:" as an order to leave the field out; "Name;" sends it empty.
            let isEmpty = header.value.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
            writer.addLine(header.name, isEmpty ? ";" : ": ", isEmpty ? "" : header.value)
        }
        for field in own { writer.addLine(field.name, ": ", field.value) }
        for name in absent { writer.addLine(name, ":", "") }
        headerList = writer.list
    }

    deinit {
        memory.deallocate()
    }
}

/// Fills the memory: the linked nodes first, then their texts.
private struct MessageWriter {
    private let memory: UnsafeMutableRawBufferPointer
    private let nodes: UnsafeMutableBufferPointer<curl_slist>
    private var lines = 0
    private var end: Int

    init(memory: UnsafeMutableRawBufferPointer, lineCount: Int) {
        self.memory = memory
        end = lineCount * MemoryLayout<curl_slist>.stride
        nodes = UnsafeMutableRawBufferPointer(rebasing: memory[..<end])
            .bindMemory(to: curl_slist.self)
    }

    var list: UnsafeMutablePointer<curl_slist>? { lines == 0 ? nil : nodes.baseAddress }

    mutating func addLine(_ name: String, _ separator: String, _ value: String) {
        let start = memory.baseAddress?.advanced(by: end).assumingMemoryBound(to: CChar.self)
        let isLast = lines + 1 == nodes.count
        nodes.initializeElement(
            at: lines,
            to: curl_slist(
                data: start, next: isLast ? nil : nodes.baseAddress?.advanced(by: lines + 1)))
        lines += 1
        copy(name)
        copy(separator)
        copy(value)
        memory[end] = 0
        end += 1
    }

    private mutating func copy(_ text: String) {
        UnsafeMutableRawBufferPointer(rebasing: memory[end...]).copyBytes(from: text.utf8)
        end += text.utf8.count
    }
}
