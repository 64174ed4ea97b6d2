import Pictures

/// Any bytes as a photo or a scan: no crash, a size within its bounds, the same when read twice.
enum PictureFuzz {
    /// Each kind's first bytes, so that chance begins behind them.
    private static let marks: [[UInt8]] = [
        [], [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
        Array("%PDF-1.7".utf8),
    ]

    /// The first byte picks the mark, the rest is the file.
    static func run(_ input: UnsafeBufferPointer<UInt8>) {
        guard let first = input.first else { return }
        let bytes = marks[Int(first) % marks.count] + input.dropFirst()
        let header = Result { try PictureHeader(of: bytes) }
        switch header {
        case .success(let found):
            precondition(found.width > 0 && found.height > 0, "a picture of nothing")
            precondition(found.width * found.height <= PictureHeader.mostPoints, "a bomb")
            precondition((1...8).contains(found.orientation), "a turn that is none")
        case .failure(let error):
            guard let fault = error as? PictureFault else { preconditionFailure("\(error)") }
            precondition(PictureFault(text: fault.text) == fault, "a fault that is not kept")
        }
        precondition((try? header.get()) == (try? PictureHeader(of: bytes)))
        if let type = try? ScanHeader.contentType(of: bytes) {
            precondition(!type.isEmpty, "a scan of no type")
        }
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzPicture(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    PictureFuzz.run(UnsafeBufferPointer(start: start, count: count))
    return 0
}
