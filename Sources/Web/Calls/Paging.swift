internal import Operations

/// The two parameters by which every list is read page by page.
enum Paging {
    static let limits: ClosedRange<Int64> = 1...100
    static let usual = 20

    static let parameters = [
        QueryParameter("limit", .integer(limits), "at most so many, \(usual) by default"),
        QueryParameter("cursor", .text, "next_cursor of the page before"),
    ]

    static func limit(_ query: inout Query) -> Int {
        query.integer("limit", in: limits) ?? usual
    }
}
