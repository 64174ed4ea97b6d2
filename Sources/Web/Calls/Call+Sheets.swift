internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Reach

/// The two forms in which one table goes out as a file.
enum TableForm: String, CaseIterable {
    case csv
    case xlsx
}

extension Call {
    /// A body that is a file of rows, CSV or XLSX; a declared type that is another is refused.
    func sheetBytes() async throws -> [UInt8] {
        let types = ["text/csv", "text/plain", "application/octet-stream", Self.workbookType]
        if let type = bodyType, !types.contains(type) {
            throw Problem(
                .unsupportedMediaType,
                vi: "Hãy gửi Content-Type: text/csv, hoặc \(Self.workbookType).",
                en: "Send Content-Type: text/csv, or \(Self.workbookType).")
        }
        return try await bytes()
    }

    /// Whether the body says that it is a CSV or an XLSX file.
    var isSheet: Bool {
        bodyType == "text/csv" || bodyType == Self.workbookType
    }

    /// Whether the body says that it is JSON.
    var isJSON: Bool {
        bodyType == "application/json"
    }

    /// What IANA calls an XLSX file.
    static let workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    private var bodyType: String? {
        headers[.contentType]?.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    }
}

extension Reply {
    /// An XLSX file for people to keep, under a name of plain letters.
    static func workbook(_ bytes: [UInt8], named name: String) -> Reply {
        Reply(
            .ok,
            headers: [
                .contentType: Call.workbookType, .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(name)\"",
            ], body: ByteBuffer(bytes: bytes))
    }
}
