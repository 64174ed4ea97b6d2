internal import Market
internal import Pictures
internal import Reach

/// Why a file is not taken, and what its sender can do.
extension PictureFault {
    /// The problem with the field that names what the file was sent for.
    func problem(of purpose: UploadPurpose) -> FieldProblem {
        let sentence = sentence(for: purpose)
        return FieldProblem(
            purpose.rawValue, code, vi: sentence.vietnamese, en: sentence.english)
    }

    private var code: FieldProblem.Code {
        switch self {
        case .empty: .missing
        case .tooManyBytes, .tooManyPoints, .tooHeavy: .outOfRange
        case .notAPhoto, .animated, .hiddenFile: .notAllowed
        case .truncated, .damaged: .malformed
        }
    }

    private func sentence(for purpose: UploadPurpose) -> Sentence {
        switch self {
        case .empty: Sentence(vi: "Tệp trống.", en: "The file is empty.")
        case .tooManyBytes(let limit):
            Sentence(
                vi: "Tệp lớn quá \(limit) byte.", en: "The file has more than \(limit) bytes.")
        case .notAPhoto(let name): Self.wrongKind(name, purpose)
        case .truncated:
            Sentence(
                vi: "Tệp bị cắt ngang, thiếu phần cuối; hãy chép lại tệp gốc rồi gửi lại.",
                en: "The file ends in the middle; copy the original again, then send it.")
        case .damaged:
            Sentence(
                vi: "Tệp hỏng, không đọc được; hãy mở ảnh, lưu lại rồi gửi tệp mới.",
                en: "The file is damaged; open the picture, save it anew and send that.")
        case .animated:
            Sentence(
                vi: "Đây là ảnh động; hãy chọn một khung hình và gửi ảnh tĩnh.",
                en: "The picture moves; choose one frame and send it as a still picture.")
        case .hiddenFile:
            Sentence(
                vi: "Trong hoặc sau ảnh còn một tệp khác; hãy mở ảnh, lưu lại rồi gửi tệp mới.",
                en: "Another file is in or behind it; save the picture anew and send that.")
        case .tooManyPoints(let width, let height, let limit):
            Sentence(
                vi: "Ảnh \(width) x \(height) điểm là quá lớn, tối đa \(limit / 1_000_000) triệu "
                    + "điểm; hãy thu nhỏ rồi gửi lại.",
                en: "\(width) x \(height) points are too many, at most \(limit / 1_000_000) "
                    + "million; make it smaller first.")
        case .tooHeavy:
            Sentence(
                vi: "Ảnh này tốn quá nhiều bộ nhớ hoặc thời gian để mở; hãy lưu lại nhỏ hơn.",
                en: "Opening it takes too much memory or time; save it smaller.")
        }
    }

    private static func wrongKind(_ name: String?, _ purpose: UploadPurpose) -> Sentence {
        if name == "HEIC" {
            return Sentence(
                vi: "Đây là tệp HEIC của iPhone; vào Cài đặt, Camera, Định dạng, chọn Tương thích "
                    + "nhất, hoặc lưu thành JPEG rồi gửi.",
                en: "This is HEIC of an iPhone; choose Settings, Camera, Formats, Most "
                    + "Compatible, or save it as JPEG.")
        }
        let found = name.map {
            Sentence(vi: "Đây là tệp \($0), đuôi tên không quan trọng. ", en: "This is \($0). ")
        }
        let wanted =
            switch purpose {
            case .photo, .parcel:
                Sentence(vi: "Chỉ nhận JPEG, PNG, WebP.", en: "Send JPEG, PNG or WebP.")
            case .scan: Sentence(vi: "Chỉ nhận PDF, JPEG, PNG.", en: "Send PDF, JPEG or PNG.")
            case .sheet: Sentence(vi: "Chỉ nhận CSV, XLSX.", en: "Send CSV or XLSX.")
            }
        return Sentence(
            vi: (found?.vietnamese ?? "") + wanted.vietnamese,
            en: (found?.english ?? "") + wanted.english)
    }
}
