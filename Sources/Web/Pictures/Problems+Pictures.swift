internal import Market
internal import Operations
internal import Reach
internal import Storage

/// What could not be done about uploads and photos.
extension Problems {
    static func problem(of error: PictureError) -> Problem {
        switch error {
        case .noShelf: Problem(.notReady)
        case .noPhoto(let id): missing(id.text)
        case .refused(let fault, let purpose):
            Problem(.invalidFields, [fault.problem(of: purpose)])
        case .notNow: Problem(.overloaded)
        }
    }

    static func problem(of error: UploadError) -> Problem {
        switch error {
        case .notFound(let id): missing(id.text)
        case .over(let state):
            Problem(
                .uploadOver, vi: "Lần tải này \(state.vietnamese).",
                en: "The upload is \(state.rawValue).")
        case .tooManyOpen(let limit):
            Problem(
                .tooMany, vi: "Đang có \(limit) tệp tải dở; hãy tải xong hoặc đợi một ngày.",
                en: "\(limit) uploads are under way; finish some, or wait a day.")
        case .tooMuchOpen(let bytes), .quotaFull(let bytes):
            Problem(
                .tooMany, vi: "Chủ thể này đã dùng hết phần lưu trữ \(bytes / 1_048_576) MB.",
                en: "The producer's room of \(bytes / 1_048_576) MB is full.")
        case .incomplete(let missing): incomplete(missing)
        case .wrongWhole: Problem(.invalidFields, [wrongDigest("sha256")])
        case .noSuchChunk(let number, let last):
            Problem(.invalidFields, [.outside("chunks[\(number)]", 0...Int64(last))])
        case .wrongLength(let number, let expected): wrongLength(number, expected)
        case .wrongDigest(let number): Problem(.invalidFields, [wrongDigest("chunks[\(number)]")])
        case .spoiled(let numbers):
            Problem(.invalidFields, numbers.map { wrongDigest("chunks[\($0)]") })
        }
    }

    static func problem(of error: FileShelf.Failure) -> Problem {
        switch error {
        case .full: Problem(.notReady)
        case .missing, .broken: Problem(.internalError)
        }
    }

    private static func incomplete(_ missing: [Int]) -> Problem {
        let shown = missing.prefix(20).map { String($0) }.joined(separator: ", ")
        let more = missing.count > 20 ? "…" : ""
        var problem = Problem(
            .uploadIncomplete, vi: "Còn thiếu \(missing.count) phần: \(shown)\(more).",
            en: "\(missing.count) chunks are missing: \(shown)\(more).")
        problem.extra = (
            "missing",
            { _ in
                Array("[\(missing.map { String($0) }.joined(separator: ","))]".utf8)
            }
        )
        return problem
    }

    private static func wrongLength(_ number: Int, _ expected: Int) -> Problem {
        let problem = FieldProblem(
            "chunks[\(number)]", .outOfRange, vi: "Phần này phải có đúng \(expected) byte.",
            en: "This chunk must have \(expected) bytes.")
        return Problem(.invalidFields, [problem])
    }

    private static func wrongDigest(_ field: String) -> FieldProblem {
        FieldProblem(
            field, .malformed, vi: "Dữ liệu không khớp SHA-256; hãy gửi lại.",
            en: "The bytes do not match the SHA-256; send them again.")
    }
}
