internal import Foundation
internal import Storage
internal import TestSupport

/// What can be read in the files of a store with nothing but eyes.
enum ClearText {
    /// The words, each of which is in some file of the folder as UTF-8.
    static func found(_ words: [String], in folder: StoreFolder) throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let files = try names.map { try Data(contentsOf: URL(fileURLWithPath: folder.file($0))) }
        return words.filter { word in
            files.contains { $0.range(of: Data(word.utf8)) != nil }
        }
    }

    /// Every way in which the sample buyer could be told from the bytes.
    static let buyer = [
        "Nguyễn Thị Mẫu", "Thị Mẫu", "0987 654 321", "0987654321", "+84987654321", "987654321",
        "12 phố Đội Cấn", "Đội Cấn", "Gọi trước",
    ]
}
