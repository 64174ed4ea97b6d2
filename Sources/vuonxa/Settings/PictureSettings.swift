internal import Configuration
internal import Market
internal import Operations
internal import Pictures
internal import Storage

/// How files are taken in and photos are made.
struct PictureSettings: Sendable {
    /// `pictures.memory_mb`: memory that the child may take for one photo.
    var memoryMegabytes = 768
    /// `pictures.producer_mb`: what one producer may have sent to be kept, in all.
    var producerMegabytes = 2_048

    private static let memory = 64...8_192
    private static let producer = 1...1_048_576

    init(_ reader: ConfigReader) throws(SettingsError) {
        memoryMegabytes = try Self.number(
            reader, "pictures.memory_mb", memoryMegabytes, Self.memory)
        producerMegabytes = try Self.number(
            reader, "pictures.producer_mb", producerMegabytes, Self.producer)
    }

    private static func number(
        _ reader: ConfigReader, _ key: String, _ standard: Int, _ range: ClosedRange<Int>
    ) throws(SettingsError) -> Int {
        // Flags and the environment are texts; a JSON file may write a number.
        let text = reader.string(forKey: ConfigKey(key))
        let given = text.map { Int($0) } ?? reader.int(forKey: ConfigKey(key), default: standard)
        guard let value = given, range.contains(value) else {
            throw .outOfRange(key: key, range: range)
        }
        return value
    }

    /// The shelf in the data folder, and the press that starts this very program again.
    func works(in data: String) throws -> PictureWorks {
        var limits = PressLimits()
        limits.memoryBytes = memoryMegabytes * 1_048_576
        var uploads = UploadLimits()
        uploads.keptBytes = producerMegabytes * 1_048_576
        return PictureWorks(
            shelf: try FileShelf(DataFolder.files(in: data)),
            // The program that runs, also when an upgrade has put another in its place.
            press: PicturePress(words: ["/proc/self/exe", "picture"], limits: limits),
            limits: uploads)
    }
}
