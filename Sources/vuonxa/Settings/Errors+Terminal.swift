package import Market
package import Operations
internal import Reach
package import Storage

/// What a command says when the house refuses: Vietnamese first, English second.
extension StoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable(let column):
            "Dữ liệu không đọc được ở \(column); hãy chạy vuonxa verify. / "
                + "The data cannot be read at \(column); run vuonxa verify."
        case .notDurable(let found):
            "SQLite không ghi bền (synchronous = \(found)); chương trình dừng lại. / "
                + "SQLite does not write durably (synchronous = \(found)); refusing to run."
        case .newerSchema(let found, let known):
            "Dữ liệu bản \(found) mới hơn chương trình (\(known)); hãy nâng cấp chương trình. / "
                + "The data is of version \(found), this program knows \(known); upgrade it."
        case .overloaded: "Quá tải, hãy thử lại sau. / Overloaded, try again later."
        case .closed: "Cơ sở dữ liệu đã đóng. / The database is closed."
        case .personalKeysMissing(let path):
            "Không thấy tệp khoá dữ liệu cá nhân \(path); hãy chép lại tệp cũ, hoặc đặt "
                + "VUONXA_PERSONAL_KEYS_FILE. / The keys of the personal data are not at "
                + "\(path); put the file back, or set VUONXA_PERSONAL_KEYS_FILE."
        case .personalKeyUnknown(let id, let path):
            "Tệp \(path) thiếu khoá \(id) đang dùng; hãy chép lại tệp khoá của dữ liệu này. / "
                + "\(path) lacks the key \(id) that is in use; put this data's key file back."
        case .personalKeysExposed(let path):
            "Người khác đọc được \(path); hãy chạy chmod 600. / "
                + "Others can read \(path); run chmod 600 on it."
        case .personalKeysUnreadable(let path):
            "\(path) không phải tệp khoá hoặc không đọc được. / "
                + "\(path) is no file of keys, or it cannot be read."
        case .personalKeysUnwritable(let path):
            "Không ghi được \(path). / \(path) cannot be written."
        case .personalKeysBusy(let path):
            "Chương trình khác đang đổi \(path). / Another program is changing \(path)."
        case .fileExists(let path):
            "\(path) đã có; hãy chọn tên khác. / \(path) exists; choose another name."
        case .damaged(let problems):
            "Dữ liệu hỏng / The data is damaged:\n" + problems.joined(separator: "\n")
        }
    }
}

extension FieldProblems: CustomStringConvertible {
    package var description: String {
        all.map { "\($0.field): \($0.message.vietnamese) / \($0.message.english)" }
            .joined(separator: "\n")
    }
}

extension CoverageFailure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownCourier(let code):
            "Không có đơn vị vận chuyển \(code.text). / There is no courier \(code.text)."
        case .unknownImport(let id): "Không có \(id). / There is no \(id)."
        case .overtaken:
            "Có người khác cùng nạp; hãy thử lại. / Somebody else imports too; try again."
        case .notNewest(let newest):
            "Chỉ hoàn tác được lần mới nhất, \(newest). / Only the newest can be undone, \(newest)."
        case .alreadyUndone: "Đã hoàn tác rồi. / It was undone already."
        case .notKept:
            "Lần nạp của bản cũ, không hoàn tác được. / An import of an earlier release."
        case .rowTaken(let row, let owner):
            "Mã dòng \(row) nay là của \(owner.text). / The row id is \(owner.text)'s by now."
        case .stillNamed(let suspension):
            "\(suspension.text) nhắc tới tuyến hoặc dịch vụ sẽ mất. / It names what would go."
        case .unknownList(let day):
            "Không rõ danh mục mã của ngày \(day.text). / The list of that day is not known."
        case .tooManyRows(let limit):
            "Nhiều hơn \(limit) dòng. / More than \(limit) rows."
        case .refused(let problems):
            problems.map { problem in
                "\(problem.table.rawValue) \(problem.row?.text ?? "?") \(problem.column): "
                    + "\(problem.message.vietnamese) / \(problem.message.english)"
            }.joined(separator: "\n")
        }
    }
}
