internal import Reach

/// A column of the annex of a decision, by the name that it has in our own files.
package enum AnnexColumn: String, Sendable, CaseIterable {
    case product
    case star
    case producer
    case commune
    case decisionNumber = "decision_number"
    case decisionDay = "decision_date"
    case issuer
    case set
    case legalForm = "legal_form"
    case kind
    // Nobody reads these two; they are known, so that nobody is warned of them.
    case serial
    case problem

    /// Columns without which no row says what was recognised.
    static let demanded: [AnnexColumn] = [
        .product, .star, .producer, .commune, .decisionNumber, .decisionDay,
    ]

    /// The name for people.
    package var title: String {
        spellings[0]
    }

    /// What people may write for it in a header, the usual Vietnamese name first.
    var spellings: [String] {
        let spoken =
            switch self {
            case .product: ["Tên sản phẩm", "sản phẩm", "product name"]
            case .star: ["Số sao", "hạng sao", "sao", "kết quả phân hạng", "xếp hạng", "stars"]
            case .producer:
                ["Chủ thể", "tên chủ thể", "chủ thể sản xuất", "đơn vị", "cơ sở", "producer name"]
            case .commune:
                [
                    "Xã, phường", "xã", "xã/phường/đặc khu", "địa chỉ", "địa chỉ chủ thể",
                    "địa bàn",
                    "address",
                ]
            case .decisionNumber:
                ["Số quyết định", "quyết định", "quyết định số", "decision"]
            case .decisionDay:
                ["Ngày quyết định", "ngày ban hành", "ngày ký", "decision day"]
            case .issuer: ["Cơ quan ban hành", "cơ quan cấp", "nơi ban hành", "issued by"]
            case .set: ["Bộ sản phẩm", "số bộ", "product set"]
            case .legalForm: ["Loại hình", "loại hình chủ thể", "legal form"]
            case .kind: ["Hình thức", "đánh giá", "hình thức đánh giá", "assessment"]
            case .problem: ["Lỗi / Problem", "lỗi"]
            case .serial: ["TT", "STT", "số thứ tự", "no"]
            }
        return spoken + [rawValue]
    }

    static let byName: [String: AnnexColumn] = {
        var names: [String: AnnexColumn] = [:]
        for column in allCases {
            for spelling in column.spellings { names[ColumnName.folded(spelling)] = column }
        }
        return names
    }()
}

/// The header of an annex, read: which of its columns stands where.
package struct AnnexHeader: Sendable {
    package let columns: ImportedColumns
    private let indexes: [AnnexColumn: Int]

    /// Throws every column that is missing or there twice.
    package init(_ cells: [String]) throws(HeaderRefusal) {
        var indexes: [AnnexColumn: Int] = [:]
        var unknown: [String] = []
        var problems: [RowProblem] = []
        for (index, cell) in cells.enumerated() where !cell.allSatisfy(\.isWhitespace) {
            let name = ColumnName(cell)
            let found =
                AnnexColumn.byName[name.folded] ?? AnnexColumn.byName[name.foldedBeforeBracket]
            guard let column = found else {
                unknown.append(String(cell.prefix(60)))
                continue
            }
            if indexes.updateValue(index, forKey: column) != nil {
                problems.append(
                    RowProblem(
                        column: ListingHeader.letters(ofColumn: index + 1),
                        field: column.rawValue, code: .notAllowed,
                        message: .init(
                            vietnamese: "Cột “\(cell.prefix(60))” có hai lần.",
                            english: "The column “\(cell.prefix(60))” is there twice.")))
            }
        }
        for column in AnnexColumn.demanded where indexes[column] == nil {
            problems.append(
                RowProblem(
                    column: nil, field: column.rawValue, code: .missing,
                    message: .init(
                        vietnamese: "Thiếu cột “\(column.title)”.",
                        english: "The column “\(column.rawValue)” is missing.")))
        }
        if !problems.isEmpty { throw HeaderRefusal(problems: problems) }
        self.indexes = indexes
        columns = ImportedColumns(unknown: unknown)
    }

    /// The letters above the column of a field; `nil` where the file has no such column.
    package func letters(of field: String) -> String? {
        AnnexColumn(rawValue: field).flatMap { indexes[$0] }.map {
            ListingHeader.letters(ofColumn: $0 + 1)
        }
    }

    /// The cell of a row in that column; empty where there is none.
    func cell(_ column: AnnexColumn, of cells: [String]) -> String {
        guard let index = indexes[column], index < cells.count else { return "" }
        return cells[index]
    }
}
