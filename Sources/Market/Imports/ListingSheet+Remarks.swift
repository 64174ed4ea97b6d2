internal import Reach

extension ListingSheet {
    /// How the first cell of a row begins that explains the columns and is no listing.
    package static let remark = "# Giải thích"

    /// Whether a row explains the columns, as the second one of our template does.
    package static func isRemark(_ cells: [String]) -> Bool {
        cells.first.map { FoldedText.composed($0).hasPrefix(remark) } ?? false
    }

    /// What to write in each column, for the row below the header of the template.
    package func remarks(sets: [Int: String], set: Int?) -> [String] {
        var cells = headings.map { remark(on: $0, sets: sets, set: set) }
        cells[0] = "\(Self.remark): \(cells[0])"
        return cells
    }

    private func remark(on heading: ListingHeading, sets: [Int: String], set: Int?) -> String {
        switch heading {
        case .column(let column):
            let demand = ListingColumn.demandedOfNew.contains(column) ? "Bắt buộc. " : ""
            return demand + Self.remark(on: column, sets: sets, set: set)
        case .attribute(let names):
            let fields = AttributeTemplate.Code.allCases.compactMap { code in
                names.lazy.compactMap { AttributeTemplate.of(code)[$0] }.first
            }
            return fields.first.map(Self.remark) ?? ""
        case .labelRules: return LabelRules.all.map(\.version).joined(separator: " hoặc ")
        case .label: return "Chữ ghi trên nhãn."
        }
    }

    private static func remark(
        on column: ListingColumn, sets: [Int: String], set: Int?
    ) -> String {
        switch column {
        case .externalKey:
            return "mã riêng của bạn để lần sau sửa đúng sản phẩm; ô trống: giữ nguyên; "
                + "dấu - : xoá nội dung"
        case .set:
            if let set { return "\(set). \(sets[set] ?? "")" }
            return sets.sorted { $0.key < $1.key }.map { "\($0.key). \($0.value)" }
                .joined(separator: "\n")
        case .pack: return "Ví dụ: hộp 250 g."
        case .netQuantity: return "Ví dụ: 250 g; 0,5 lít; 12 cái."
        case .netUnit: return "g, ml hoặc cái, nếu cột trước không ghi."
        case .packedWeight: return "Số gam cả bao bì; 1.500 là một nghìn rưỡi; hoặc 1,5 kg."
        case .length, .width, .height: return "Số xăng-ti-mét, số nguyên."
        case .price: return "Số đồng: 120.000; 120 nghìn; 1,2 triệu."
        case .stock: return "Số gói đang có."
        case .goods: return GoodsClass.allCases.map(\.title.vietnamese).joined(separator: "; ")
        case .shelfLife: return "Số ngày; hoặc 6 tháng, 1 năm."
        case .longestTransit: return "Số ngày hàng chịu được trên đường; trống: không ngại lâu."
        case .shipsByCourier: return "có hoặc không; trống: có."
        case .barcode: return "8, 12, 13 hoặc 14 chữ số."
        case .traceURL: return "https://…"
        case .tags: return "Cách nhau bằng dấu ;"
        default: return "Chữ tự do."
        }
    }

    private static func remark(on field: AttributeField) -> String {
        let demand = field.isRequired ? "Cần có để gửi duyệt. " : ""
        return demand
            + {
                switch field.kind {
                case .text: "Chữ tự do."
                case .number(let range, let unit):
                    "Số từ \(range.lowerBound.text) đến \(range.upperBound.text) \(unit)"
                case .flag: "có hoặc không"
                case .choice(let choices):
                    "Một trong: " + choices.map(\.label.vietnamese).joined(separator: " | ")
                case .choices(let choices):
                    "Cách nhau bằng dấu ; trong: "
                        + choices.map(\.label.vietnamese).joined(separator: " | ")
                }
            }()
    }
}
