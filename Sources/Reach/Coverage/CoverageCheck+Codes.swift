// Codes must name something that exists, dates must run forward, texts must be readable.
extension CoverageCheck {
    mutating func checkCourier(_ courier: CourierCode, _ row: RowAddress) {
        guard tables.couriers[courier] == nil else { return }
        note(
            row, "courier", .unknownCourier, "Không có bên vận chuyển “\(courier.text)”.",
            "There is no courier “\(courier.text)”.")
    }

    /// A service belongs to its courier; without a courier any courier's will do.
    mutating func checkService(_ service: ServiceCode?, of courier: CourierCode?, _ row: RowAddress)
    {
        guard let service else { return }
        let isKnown =
            if let courier {
                services[courier]?.contains(service) ?? false
            } else {
                services.values.contains { $0.contains(service) }
            }
        guard !isKnown else { return }
        note(
            row, "service", .unknownService, "Không có dịch vụ “\(service.text)”.",
            "There is no service “\(service.text)”.")
    }

    mutating func checkScope(
        _ scope: PlaceScope, of courier: CourierCode?, _ row: RowAddress, _ column: String
    ) {
        switch scope {
        case .commune(let code):
            guard places.indexByCode[code] == nil else { return }
            note(
                row, column, .unknownCommune, "Không có xã mang mã \(code.digits).",
                "There is no commune with code \(code.digits).")
        case .province(let code):
            checkProvince(code, row, column)
        case .zone(let code):
            guard let courier, zones[ZoneKey(courier: courier, code: code)] != nil else {
                note(
                    row, column, .unknownZone,
                    "Bên vận chuyển của dòng này không có vùng “\(code.text)”.",
                    "The row's courier has no zone “\(code.text)”.")
                return
            }
        case .country:
            break
        }
    }

    mutating func checkProvince(_ code: ProvinceCode, _ row: RowAddress, _ column: String) {
        guard places.provinceByCode[code] == nil else { return }
        note(
            row, column, .unknownProvince, "Không có tỉnh mang mã \(code.digits).",
            "There is no province with code \(code.digits).")
    }

    mutating func checkValidity(_ validity: Validity, _ row: RowAddress) {
        guard !validity.isForward else { return }
        note(
            row, "valid_to", .backwardDates, "Ngày kết thúc phải sau ngày bắt đầu.",
            "The end must be after the first day.")
    }

    /// Evidence needs a source, and nothing invisible may hide in what people read.
    mutating func checkText(_ text: String, _ row: RowAddress, _ column: String) {
        if text.isEmpty {
            note(row, column, .required, "Không được để trống.", "Must not be empty.")
        } else if !CoverageLimits.text.contains(text.count) {
            let most = CoverageLimits.text.upperBound
            note(
                row, column, .badText, "Dài quá \(most) ký tự.",
                "Longer than \(most) characters.")
        } else if !CoverageCheck.isPlain(text) {
            note(
                row, column, .badText, "Có ký tự điều khiển, hoặc dấu cách thừa ở hai đầu.",
                "Holds a control character, or blanks around it.")
        }
    }

    private static func isPlain(_ text: String) -> Bool {
        guard text.first?.isWhitespace == false, text.last?.isWhitespace == false else {
            return false
        }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            // Format characters include the marks that turn the direction of writing.
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned:
                false
            default: true
            }
        }
    }
}
